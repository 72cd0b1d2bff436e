/* Waiting for a child process, for programs that fork. */
#ifndef CHILD_H
#define CHILD_H

#include <signal.h>
#include <stddef.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>

/* The exit status of a child, which gets ten seconds. */
static int ending(pid_t process) {
    struct timespec moment = {0, 1000000};
    for (int wait = 0; wait < 10000; wait++) {
        int status;
        if (waitpid(process, &status, WNOHANG) == process)
            return WIFEXITED(status) ? WEXITSTATUS(status) : 200 + WTERMSIG(status);
        nanosleep(&moment, NULL);
    }
    kill(process, SIGKILL);
    waitpid(process, NULL, 0);
    return 199;
}

#endif
