// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/trial_run.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "data/storage/hdf5_handle.hpp"

namespace facialis {

namespace {

constexpr rlim_t mostMoreMemory = rlim_t{2} << 30;
constexpr unsigned mostSeconds = 60;

/// Bytes of address space in use; 0 when the system does not say.
rlim_t addressSpace()
{
    char text[64] = {};
    const int descriptor = ::open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    const ssize_t got = descriptor >= 0 ? ::read(descriptor, text, sizeof text - 1) : -1;
    ::close(descriptor);
    unsigned long pages = 0;
    if (got <= 0 || std::sscanf(text, "%lu", &pages) != 1)
        return 0;
    return static_cast<rlim_t>(pages) * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE));
}

void limit(decltype(RLIMIT_AS) what, rlim_t most)
{
    rlimit limits{};
    ::getrlimit(what, &limits);
    limits.rlim_cur = limits.rlim_max == RLIM_INFINITY ? most : std::min(most, limits.rlim_max);
    ::setrlimit(what, &limits);
}

[[noreturn]] void runInCopy(const std::function<void()>& work)
{
    for (const int signal :
         {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGTERM, SIGINT, SIGALRM, SIGXCPU})
        std::signal(signal, SIG_DFL);
    // What a dying library prints is no message of ours.
    const int silence = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    for (const int output : {STDOUT_FILENO, STDERR_FILENO})
        ::dup2(silence, output);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, mostSeconds);
    ::alarm(2 * mostSeconds);
    if (const rlim_t used = addressSpace(); used > 0)
        limit(RLIMIT_AS, used + mostMoreMemory);
    work();
    ::_exit(0);
}

}  // namespace

Result<void> trialRun(const std::string& file, const std::function<void()>& work)
{
    const Hdf5Lock lock;
    const pid_t copy = ::fork();
    if (copy == 0)
        runInCopy(work);
    if (copy < 0)
        return failure("cannot be opened: no process can be started", file, "close other programs");
    int status = 0;
    while (::waitpid(copy, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return {};
    const bool isSlow =
        WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGALRM);
    return failure(isSlow ? "is damaged: reading it would not end"
                          : "is damaged: reading it would end the program",
                   file, "copy the file again from where it was made");
}

}  // namespace facialis
