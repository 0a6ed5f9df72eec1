static int value = 100;
static int next(void) { return value += 10; }

int other_next(void)
{
    static int value;
    return next() + value++;
}
