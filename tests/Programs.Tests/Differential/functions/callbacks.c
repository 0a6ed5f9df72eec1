#include <stdio.h>

struct machine {
    int state;
    void (*step)(struct machine *, int);
};

static void idle(struct machine *m, int input);

static void busy(struct machine *m, int input)
{
    m->state += input;
    if (m->state > 5)
        m->step = idle;
}

static void idle(struct machine *m, int input)
{
    m->state = -input;
    m->step = busy;
}

int main(void)
{
    struct machine m = {0, idle};
    for (int i = 1; i < 10; i++) {
        m.step(&m, i);
        printf("%d ", m.state);
    }
    printf("%d\n", m.step == busy);
    return 0;
}
