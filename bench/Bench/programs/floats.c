int main(void)
{
    double sum = 0;
    for (int i = 1; i < 3000000; i++)
        sum += 1.0 / i * (i & 1 ? 1 : -1);
    return sum * 100;
}
