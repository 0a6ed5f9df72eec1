#pragma once
inline int square(int x) { return x * x; }
static inline int twice(int x) { return 2 * x; }
