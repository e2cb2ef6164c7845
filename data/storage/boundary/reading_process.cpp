// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/boundary/reading_process.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

extern char** environ;

namespace facialis {

namespace {

/// By the clock: a slow disk or network is no damage. Processor time is limited in the process.
constexpr double leastSeconds = 30.0;
constexpr double slowestBytesPerSecond = 2e6;

/// Set in a process that we start. One that does not serve must not start others in turn.
constexpr const char* insideMark = "FACIALIS_READING";

/// Owns a descriptor that no program we start inherits by itself.
class Descriptor {
public:
    explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (descriptor_ >= 0)
            ::close(descriptor_);
    }
    [[nodiscard]] int get() const { return descriptor_; }
    [[nodiscard]] int release() { return std::exchange(descriptor_, -1); }

private:
    int descriptor_;
};

/// Above the numbers that the new process expects, so that putting them there clobbers nothing.
int outOfTheWay(int descriptor)
{
    const Descriptor old(descriptor);
    return old.get() < 0 ? -1 : ::fcntl(old.get(), F_DUPFD_CLOEXEC, 10);
}

/// Memory of a fixed size: sealed, because a page that the other side takes away would kill us.
int sealedMemory()
{
    Descriptor memory(::memfd_create("facialis-reading", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (memory.get() < 0 || ::ftruncate(memory.get(), readingMemoryBytes) != 0 ||
        ::fcntl(memory.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)
        return -1;
    return memory.release();
}

/// Starts ourselves anew with the two descriptors and nothing else. @return -1: it cannot be
pid_t spawnReader(int socket, int memory)
{
    posix_spawn_file_actions_t actions;
    if (::posix_spawn_file_actions_init(&actions) != 0)
        return -1;
    for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        ::posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", O_RDWR, 0);
    ::posix_spawn_file_actions_adddup2(&actions, socket, readingSocket);
    ::posix_spawn_file_actions_adddup2(&actions, memory, readingMemory);
    ::posix_spawn_file_actions_addclosefrom_np(&actions, readingMemory + 1);
    std::string name = "facialis", argument = readingArgument, mark = insideMark;
    mark += "=1";
    std::array<char*, 3> words = {name.data(), argument.data(), nullptr};
    std::vector<char*> environment = {mark.data()};
    for (char** variable = environ; *variable; ++variable)
        environment.push_back(*variable);
    environment.push_back(nullptr);
    pid_t process = -1;
    const int problem = ::posix_spawn(&process, "/proc/self/exe", &actions, nullptr, words.data(),
                                      environment.data());
    ::posix_spawn_file_actions_destroy(&actions);
    return problem == 0 ? process : -1;
}

int waitFor(pid_t process)
{
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

}  // namespace

Result<std::unique_ptr<ReadingProcess>> ReadingProcess::start(const std::string& file)
{
    const auto cannot = [&] {
        return failure("cannot be opened: no process can be started to read it", file,
                       "close other programs");
    };
    if (std::getenv(insideMark))
        return failure("this program cannot start itself to read files", file,
                       "open it with facialis or facialis-workstation");
    std::array<int, 2> pair = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0)
        return cannot();
    Descriptor ours(pair[0]);
    const Descriptor theirs(outOfTheWay(pair[1]));
    const Descriptor shared(outOfTheWay(sealedMemory()));
    if (theirs.get() < 0 || shared.get() < 0)
        return cannot();
    void* memory = ::mmap(nullptr, readingMemoryBytes, PROT_READ, MAP_SHARED, shared.get(), 0);
    if (memory == MAP_FAILED)
        return cannot();
    const pid_t process = spawnReader(theirs.get(), shared.get());
    if (process < 0) {
        ::munmap(memory, readingMemoryBytes);
        return cannot();
    }
    std::unique_ptr<ReadingProcess> reading(
        new ReadingProcess(file, process, ours.release(), memory));
    return reading;
}

ReadingProcess::ReadingProcess(std::string file, pid_t process, int socket, void* memory)
    : file_(std::move(file)),
      process_(process),
      socket_(socket),
      memory_(memory),
      mostSeconds_(mostReadingSeconds(file_, leastSeconds, slowestBytesPerSecond))
{
}

ReadingProcess::~ReadingProcess()
{
    // It holds nothing that must be put away, and may be in a loop.
    if (!ended_) {
        ::kill(process_, SIGKILL);
        (void)waitFor(process_);
    }
    ::close(socket_);
    ::munmap(memory_, readingMemoryBytes);
}

Error ReadingProcess::verdict(bool isLate)
{
    // One that closed its socket is dying already; give it the moment to leave its own status.
    int status = 0;
    pid_t gone = 0;
    for (int i = 0; !isLate && gone == 0 && i < 100; ++i) {
        gone = ::waitpid(process_, &status, WNOHANG);
        if (gone == 0)
            ::usleep(10'000);
    }
    if (gone != process_) {
        ::kill(process_, SIGKILL);
        status = waitFor(process_);
    }
    const bool isSlow = isLate || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU);
    return {isSlow ? "is damaged: reading it would not end"
                   : "is damaged: reading it would end the program",
            file_, "copy the file again from where it was made"};
}

Result<std::string> ReadingProcess::exchange(const std::string& request)
{
    if (ended_)
        return tl::unexpected<Error>(*ended_);
    std::string reply;
    bool isLate = false;
    if (sendMessage(socket_, request) && receiveMessage(socket_, mostSeconds_, reply, isLate))
        return reply;
    ended_ = verdict(isLate);
    return tl::unexpected<Error>(*ended_);
}

}  // namespace facialis
