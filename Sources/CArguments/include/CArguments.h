// The words of the command line, as the program was given them.
//
// Swift reads them from /proc/self/cmdline. Where /proc is not mounted, as in a bare chroot, it finds none: a program
// that does the most when it is told nothing must not believe that.
#pragma once

int carguments_count(void);
// Lives as long as the process.
const char *carguments_word(int index);
