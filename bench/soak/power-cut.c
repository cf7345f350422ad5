/*
 * Preloaded into a server: a disk whose power can be cut, and that can fail. What is written to the database's files is
 * noted; a confirmed fsync copies it into POWER_CUT_FOLDER, which thus holds what would still be there without power. A
 * failing fsync forgets what was noted, as the kernel does: those pages count as clean and are not written again.
 * POWER_CUT_STATE is shared with the harness: counters, and whether the disk fails now.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  uint64_t log_syncs;   /* confirmed fsyncs of the write-ahead log */
  uint64_t file_syncs;  /* confirmed fsyncs of the database file */
  uint64_t failed;      /* fsyncs and writes that were made to fail */
  uint64_t every;       /* each how many-th fsync fails; 0: none does */
  uint64_t write_every; /* each how many-th write fails; 0: none does */
  uint64_t error;       /* errno of a failure: 5 EIO, 28 ENOSPC */
  uint64_t lies;        /* 1: fsync confirms and does nothing */
} state_t;

typedef struct {
  off_t from;
  off_t length;
} range_t;

typedef struct {
  const char *suffix;
  range_t *ranges;
  size_t used, room;
} pending_t;

static pending_t pending[] = {{"district.sqlite", NULL, 0, 0}, {"district.sqlite-wal", NULL, 0, 0}};
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static state_t *state;
static uint64_t syncs, writes;

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("POWER_CUT_STATE");
  int file = path == NULL ? -1 : open(path, O_RDWR);
  if (file < 0) return;
  void *shared = mmap(NULL, sizeof(state_t), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (shared != MAP_FAILED) state = shared;
}

/* The file this descriptor stands for; NULL for all but the database's own. */
static pending_t *tracked(int file) {
  char link[64], path[PATH_MAX];
  if (state == NULL) return NULL;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return NULL;
  path[length] = '\0';
  const char *name = strrchr(path, '/');
  if (name == NULL) return NULL;
  for (size_t i = 0; i < sizeof pending / sizeof *pending; i++)
    if (strcmp(name + 1, pending[i].suffix) == 0) return &pending[i];
  return NULL;
}

static void note(pending_t *of, off_t from, off_t length) {
  if (of->used == of->room) {
    of->room = of->room == 0 ? 1024 : of->room * 2;
    of->ranges = realloc(of->ranges, of->room * sizeof(range_t));
    if (of->ranges == NULL) abort();
  }
  of->ranges[of->used++] = (range_t){from, length};
}

/* True when this write is to fail. */
static int fails_write(void) {
  if (state->write_every == 0 || ++writes % state->write_every != 0) return 0;
  state->failed++;
  errno = (int)state->error;
  return 1;
}

static ssize_t written(int file, const void *bytes, size_t length, off_t from, int at_place) {
  ssize_t (*write_at)(int, const void *, size_t, off_t) = real("pwrite64");
  ssize_t (*write_here)(int, const void *, size_t) = real("write");
  pending_t *of = tracked(file);
  if (of == NULL) return at_place ? write_at(file, bytes, length, from) : write_here(file, bytes, length);
  pthread_mutex_lock(&lock);
  ssize_t result = -1;
  if (!fails_write()) {
    if (!at_place) from = lseek(file, 0, SEEK_CUR);
    result = at_place ? write_at(file, bytes, length, from) : write_here(file, bytes, length);
    if (result > 0) note(of, from, result);
  }
  pthread_mutex_unlock(&lock);
  return result;
}

ssize_t write(int file, const void *bytes, size_t length) { return written(file, bytes, length, 0, 0); }
ssize_t pwrite(int file, const void *bytes, size_t length, off_t from) { return written(file, bytes, length, from, 1); }
ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t from) { return written(file, bytes, length, from, 1); }

/* Copies what was noted; the shadow is as long as the file. */
static void keep(int file, pending_t *of) {
  ssize_t (*write_at)(int, const void *, size_t, off_t) = real("pwrite64");
  static char buffer[1 << 16];
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/%s", getenv("POWER_CUT_FOLDER"), of->suffix);
  int shadow = open(path, O_RDWR | O_CREAT, 0600);
  struct stat size;
  if (shadow < 0 || fstat(file, &size) != 0) abort();
  for (size_t i = 0; i < of->used; i++) {
    off_t at = of->ranges[i].from, end = at + of->ranges[i].length;
    while (at < end) {
      size_t most = (size_t)(end - at) < sizeof buffer ? (size_t)(end - at) : sizeof buffer;
      ssize_t got = pread(file, buffer, most, at);
      if (got <= 0) break;
      if (write_at(shadow, buffer, (size_t)got, at) != got) abort();
      at += got;
    }
  }
  if (ftruncate(shadow, size.st_size) != 0) abort();
  close(shadow);
}

static int confirmed(int file, const char *name) {
  int (*sync)(int) = real(name);
  pending_t *of = tracked(file);
  if (of == NULL) return sync(file);
  pthread_mutex_lock(&lock);
  int result = 0;
  if (state->every != 0 && ++syncs % state->every == 0) {
    state->failed++;
    of->used = 0;
    errno = (int)state->error;
    result = -1;
  } else if (state->lies == 0) {
    keep(file, of);
    of->used = 0;
    if (of == &pending[1]) state->log_syncs++;
    else state->file_syncs++;
  }
  pthread_mutex_unlock(&lock);
  return result;
}

int fsync(int file) { return confirmed(file, "fsync"); }
int fdatasync(int file) { return confirmed(file, "fdatasync"); }
