#ifndef QUEUE_H
#define QUEUE_H

enum { ROOM = 4 };

struct queue {
    int items[ROOM];
    unsigned first, count;
};

int put(struct queue *q, int item);
int take(struct queue *q);

#endif
