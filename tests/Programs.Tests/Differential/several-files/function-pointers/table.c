int increment(int);
static int negate(int x) { return -x; }
int (*const operations[])(int) = {increment, negate};
const int operation_count = sizeof operations / sizeof *operations;
const char *const name = "table";
struct point { int x, y; } origin = {3, 4};
