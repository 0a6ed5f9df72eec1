static int data[4096];

int main(void)
{
    for (int round = 0; round < 400; round++)
        for (int i = 0; i < 4096; i++)
            data[i] = data[i] + i;
    return data[77] & 0x7f;
}
