/* rand and random: glibc's additive generator, so that a seed gives glibc's sequence. */
#include <stdlib.h>

#define DEGREE 31
#define SEPARATION 3

static int state[DEGREE] = {
    -1726662223, 379960547, 1735697613, 1040273694, 1313901226, 1627687941, -179304937,
    -2073333483, 1780058412, -1989503057, -615974602, 344556628, 939512070, -1249116260,
    1507946756, -812545463, 154635395, 1388815473, -1926676823, 525320961, -1009028674,
    968117788, -123449607, 1284210865, 435012392, -2017506339, -911064859, -370259173,
    1132637927, 1398500161, -205601318
};
static int front = SEPARATION;
static int rear;

long random(void)
{
    unsigned sum = (unsigned)state[front] + (unsigned)state[rear];
    state[front] = (int)sum;
    front = (front + 1) % DEGREE;
    rear = (rear + 1) % DEGREE;
    return sum >> 1;
}

/* The seed's own sequence fills the state; then ten rounds mix it. */
void srandom(unsigned int seed)
{
    int word = seed == 0 ? 1 : (int)seed;
    state[0] = word;
    for (int i = 1; i < DEGREE; i++) {
        word = (int)(16807L * (word % 127773) - 2836L * (word / 127773));
        if (word < 0)
            word += 2147483647;
        state[i] = word;
    }
    front = SEPARATION;
    rear = 0;
    for (int i = 0; i < 10 * DEGREE; i++)
        random();
}

int rand(void)
{
    return (int)random();
}

void srand(unsigned int seed)
{
    srandom(seed);
}

int rand_r(unsigned int *seed)
{
    unsigned next = *seed;
    unsigned result = 0;
    for (int part = 0; part < 3; part++) {
        next = next * 1103515245 + 12345;
        result = result << 10 ^ (next / 65536 % (part == 0 ? 2048 : 1024));
    }
    *seed = next;
    return (int)result;
}
