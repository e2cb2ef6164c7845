// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/boundary/serve_reading.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fcntl.h>
#include <hdf5.h>
#include <span>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/storage/boundary/foreign_file.hpp"
#include "data/storage/boundary/reading_process.hpp"
#include "data/storage/boundary/recording_wire.hpp"
#include "data/storage/boundary/request.hpp"
#include "data/storage/opened_here.hpp"

namespace facialis {

namespace {

/// More than the library and the caches need, whatever the file; and several times the file, since
/// it may be compressed.
constexpr rlim_t leastMemory = rlim_t{512} << 20;
constexpr rlim_t memoryPerByte = 8;
constexpr double leastProcessorSeconds = 5.0;
constexpr double slowestBytesPerSecond = 20e6;

void limit(decltype(RLIMIT_AS) what, rlim_t most)
{
    rlimit limits{};
    ::getrlimit(what, &limits);
    limits.rlim_cur = limits.rlim_max == RLIM_INFINITY ? most : std::min(most, limits.rlim_max);
    ::setrlimit(what, &limits);
}

/// Bytes of address space in use; 0 when the system does not say.
rlim_t addressSpace()
{
    std::array<char, 64> text{};
    const int descriptor = ::open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    const ssize_t got = descriptor >= 0 ? ::read(descriptor, text.data(), text.size() - 1) : -1;
    ::close(descriptor);
    unsigned long pages = 0;
    if (got <= 0 || std::sscanf(text.data(), "%lu", &pages) != 1)
        return 0;
    return static_cast<rlim_t>(pages) * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE));
}

/// Before the file is known.
void limitWhatIsNeverNeeded()
{
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    for (const int signal :
         {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGTERM, SIGALRM, SIGXCPU, SIGPIPE})
        std::signal(signal, SIG_DFL);
    // The terminal's interruption is for the program; this process ends with its socket.
    std::signal(SIGINT, SIG_IGN);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 16);
    H5PLset_loading_state(0);  // no code that a file names
}

void limitMemory(const std::string& path)
{
    struct ::stat status {};
    const bool isThere = ::stat(path.c_str(), &status) == 0;
    const rlim_t size = isThere ? static_cast<rlim_t>(status.st_size) : 0;
    if (const rlim_t used = addressSpace(); used > 0)
        limit(RLIMIT_AS, used + leastMemory + memoryPerByte * size);
}

/// A new allowance for each request.
void limitProcessorTime(const std::string& path)
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const double seconds = static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                           mostReadingSeconds(path, leastProcessorSeconds, slowestBytesPerSecond);
    rlimit limits{};
    ::getrlimit(RLIMIT_CPU, &limits);
    limits.rlim_cur = std::min(static_cast<rlim_t>(seconds) + 1, limits.rlim_max);
    ::setrlimit(RLIMIT_CPU, &limits);
}

std::string refusal(const Error& error)
{
    WireWriter reply;
    reply.number(std::uint8_t{0});
    put(reply, error);
    return reply.bytes();
}

class Server {
public:
    explicit Server(std::span<std::byte> memory) : memory_(memory) {}

    std::string answer(const std::string& bytes)
    {
        WireReader request(bytes);
        switch (static_cast<Verb>(request.number<std::uint8_t>())) {
        case Verb::open: return open(request);
        case Verb::analysis: return analysis(request);
        case Verb::hashes: return hashes(request);
        case Verb::read: return read<double>(request);
        case Verb::readStored: return read<std::int32_t>(request);
        }
        return refusal({"this is no request", {}, {}});
    }

private:
    std::string open(WireReader& request)
    {
        const std::string kind = request.text();
        path_ = request.text();
        ForeignOptions options{.part = request.text(), .rate = {}};
        if (const auto rate = request.number<double>(); rate > 0.0)
            options.rate = Frequency(rate);
        prepare();
        const auto kinds = foreignKinds();
        const auto found = std::ranges::find(kinds, kind, &ForeignKind::name);
        if (found == kinds.end())
            return refusal({"is of no kind that is read here", path_, {}});
        auto opened = found->openHere(path_, options);
        if (!opened)
            return refusal(opened.error());
        recording_ = std::move(*opened);
        WireWriter reply;
        reply.number(std::uint8_t{1});
        put(reply, recording_->info());
        return reply.bytes();
    }

    std::string analysis(WireReader& request)
    {
        path_ = request.text();
        prepare();
        const auto archive = readArchiveHere(path_);
        if (!archive)
            return refusal(archive.error());
        WireWriter reply;
        reply.number(std::uint8_t{1});
        reply.number(static_cast<std::uint8_t>(archive->has_value()));
        reply.text(archive->value_or(std::string()));
        return reply.bytes();
    }

    std::string hashes(WireReader& request)
    {
        path_ = request.text();
        prepare();
        const auto hashes = readHashesHere(path_);
        if (!hashes)
            return refusal(hashes.error());
        WireWriter reply;
        reply.number(std::uint8_t{1});
        reply.text(hashes->archive);
        reply.number(static_cast<std::uint64_t>(hashes->channels.size()));
        for (const std::string& hash : hashes->channels)
            reply.text(hash);
        for (const auto* sections : {&hashes->sections, &hashes->sectionsNow}) {
            reply.number(static_cast<std::uint64_t>(sections->size()));
            for (const SectionHash& section : *sections) {
                reply.text(section.name);
                reply.text(section.sha256);
            }
        }
        return reply.bytes();
    }

    template <class Value>
    std::string read(WireReader& request)
    {
        const auto channel = static_cast<std::size_t>(request.number<std::uint64_t>());
        const auto begin = request.number<std::int64_t>();
        const auto end = request.number<std::int64_t>();
        const std::span into(reinterpret_cast<Value*>(memory_.data()),
                             static_cast<std::size_t>(end - begin));
        prepare();
        Result<void> done;
        if constexpr (std::is_same_v<Value, double>)
            done = recording_->read(channel, {begin, end}, into);
        else
            done = recording_->readStored(channel, {begin, end}, into);
        return done ? std::string(1, '\1') : refusal(done.error());
    }

    void prepare()
    {
        limitProcessorTime(path_);
        if (!isMemoryLimited_)
            limitMemory(path_);
        isMemoryLimited_ = true;
    }

    std::span<std::byte> memory_;
    std::unique_ptr<Recording> recording_;
    std::string path_;
    bool isMemoryLimited_ = false;
};

int serve()
{
    void* memory =
        ::mmap(nullptr, readingMemoryBytes, PROT_READ | PROT_WRITE, MAP_SHARED, readingMemory, 0);
    if (memory == MAP_FAILED) {
        std::fputs("facialis: this is how the program starts itself, nothing to be called\n",
                   stderr);
        return 2;
    }
    limitWhatIsNeverNeeded();
    Server server({static_cast<std::byte*>(memory), readingMemoryBytes});
    std::string request;
    for (bool isLate = false; receiveMessage(readingSocket, -1.0, request, isLate);) {
        std::string reply;
        try {
            reply = server.answer(request);
        } catch (const std::exception& thrown) {
            reply = refusal({std::string("cannot be read (") + thrown.what() + ")", {}, {}});
        }
        if (!sendMessage(readingSocket, reply))
            break;
    }
    return 0;
}

}  // namespace

std::optional<int> servedReading(int count, const char* const* words)
{
    if (count != 2 || std::strcmp(words[1], readingArgument) != 0)
        return std::nullopt;
    const int status = serve();
    ::_exit(status);  // what the libraries would put away, the system does
}

}  // namespace facialis
