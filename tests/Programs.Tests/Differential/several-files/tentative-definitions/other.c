extern int shared;
extern int table[];
int initialized = 42;

int read_shared(void)
{
    table[2] += 10;
    return shared;
}
