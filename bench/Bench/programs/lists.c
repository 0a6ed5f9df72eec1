struct node { long value; struct node *next; };
static struct node nodes[1000];

int main(void)
{
    for (int i = 0; i < 1000; i++) {
        nodes[i].value = i;
        nodes[i].next = &nodes[(i * 7 + 1) % 1000];
    }
    long sum = 0;
    struct node *at = nodes;
    for (int i = 0; i < 3000000; i++) {
        sum += at->value;
        at = at->next;
    }
    return sum & 0x7f;
}
