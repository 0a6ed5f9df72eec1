int setting = 6;
int hook(void) { return 10; }
static int first(int x) { return x + 1; }
int second(int) __attribute__((alias("first")));
