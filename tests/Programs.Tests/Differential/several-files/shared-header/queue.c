#include "queue.h"

int put(struct queue *q, int item)
{
    if (q->count == ROOM)
        return 0;
    q->items[(q->first + q->count++) % ROOM] = item;
    return 1;
}

int take(struct queue *q)
{
    int item = q->items[q->first];
    q->first = (q->first + 1) % ROOM;
    q->count--;
    return item;
}
