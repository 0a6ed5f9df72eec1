int main(void)
{
    unsigned x = 1;
    long sum = 0;
    for (int i = 0; i < 4000000; i++) {
        x = x * 1664525 + 1013904223;
        sum += x >> 16 & 255;
        if (x & 1)
            sum ^= i;
    }
    return sum & 0x7f;
}
