/* Preloaded into a process: each confirmation of the disk takes SLOW_DISK_MICROSECONDS longer, as on a hard disk. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static void wait_longer(void) {
  const char *text = getenv("SLOW_DISK_MICROSECONDS");
  if (text != NULL) usleep((useconds_t)atol(text));
}

int fsync(int file) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  wait_longer();
  return real(file);
}

int fdatasync(int file) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  wait_longer();
  return real(file);
}
