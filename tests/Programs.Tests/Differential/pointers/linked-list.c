#include <stdio.h>
#include <stdlib.h>

struct node {
    int value;
    struct node *next;
};

static void push(struct node **head, int value)
{
    struct node *fresh = malloc(sizeof *fresh);
    *fresh = (struct node){value, *head};
    *head = fresh;
}

static void remove_even(struct node **at)
{
    while (*at)
        if ((*at)->value % 2 == 0) {
            struct node *gone = *at;
            *at = gone->next;
            free(gone);
        } else {
            at = &(*at)->next;
        }
}

int main(void)
{
    struct node *head = 0;
    for (int i = 0; i < 10; i++)
        push(&head, i);
    remove_even(&head);
    for (struct node *p = head; p; p = p->next)
        printf("%d ", p->value);
    puts("");
    return 0;
}
