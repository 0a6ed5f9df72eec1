static char composite[1 << 20];

int main(void)
{
    int count = 0;
    for (int i = 0; i < 1 << 20; i++)
        composite[i] = 0;
    for (int i = 2; i < 1 << 20; i++)
        if (!composite[i]) {
            count++;
            for (int j = i + i; j < 1 << 20; j += i)
                composite[j] = 1;
        }
    return count & 0x7f;
}
