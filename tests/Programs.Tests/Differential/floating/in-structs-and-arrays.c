#include <stdio.h>

struct v { float x, y; double w; };

static struct v scale(struct v v, float by)
{
    return (struct v){v.x * by, v.y * by, v.w * by};
}

int main(void)
{
    struct v all[2] = {{1, 2, 3}, {.w = 0.5}};
    all[1] = scale(all[0], 0.1f);
    float m[2][2] = {{1, 2}, {3, 4}}, r[2][2] = {{0}};
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 2; j++)
            for (int k = 0; k < 2; k++)
                r[i][j] += m[i][k] * m[k][j];
    printf("%.9g %.9g %.17g %g %g\n", all[1].x, all[1].y, all[1].w, r[0][1], r[1][1]);
    return 0;
}
