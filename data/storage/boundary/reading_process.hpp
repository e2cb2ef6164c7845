// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <sys/types.h>

#include "data/model/result.hpp"

namespace facialis {

/// The one argument with which a program of ours becomes a reading process (see serve_reading.hpp).
inline constexpr const char* readingArgument = "--serve-reading";
/// What a reading process finds open besides the three standard descriptors, which are void.
inline constexpr int readingSocket = 3;
inline constexpr int readingMemory = 4;
/// Bytes of memory that both sides see: samples pass through it, never through the socket.
inline constexpr std::size_t readingMemoryBytes = std::size_t{1} << 20;
/// No message is longer: the analysis of a day fits.
inline constexpr std::uint64_t longestMessage = std::uint64_t{256} << 20;

/// Another copy of this program, started anew (posix_spawn of /proc/self/exe) with no memory or
/// descriptor of ours but a socket and a page of shared memory. In it, libraries that overrun on
/// damaged files read them, within limits of memory and time that it sets itself before it sees the
/// file. When it dies or does not answer, this side gets an Error and lives.
/// Thread-safety: ask() may be called from several threads; one question at a time is on its way.
class ReadingProcess {
public:
    /// @param file  for messages, and the size from which the time limit follows
    /// @errors no process can be started
    [[nodiscard]] static Result<std::unique_ptr<ReadingProcess>> start(const std::string& file);

    ReadingProcess(const ReadingProcess&) = delete;
    ReadingProcess& operator=(const ReadingProcess&) = delete;
    ~ReadingProcess();

    /// Sends a request and waits for its reply. `use` sees the reply and the shared memory before
    /// anyone else may ask.
    /// @errors it died, answers too late or something that is no reply; from then on always
    template <class Use>
    auto ask(const std::string& request, const Use& use)
        -> decltype(use(std::string(), std::span<const std::byte>()))
    {
        const std::lock_guard lock(mutex_);
        Result<std::string> reply = exchange(request);
        if (!reply)
            return tl::unexpected<Error>(reply.error());
        return use(std::move(*reply), memory());
    }

private:
    ReadingProcess(std::string file, pid_t process, int socket, void* memory);

    [[nodiscard]] Result<std::string> exchange(const std::string& request);
    /// Ends the process and says why. @param isLate  it did not answer in time
    [[nodiscard]] Error verdict(bool isLate);
    [[nodiscard]] std::span<const std::byte> memory() const
    {
        return {static_cast<const std::byte*>(memory_), readingMemoryBytes};
    }

    std::mutex mutex_;
    std::string file_;
    pid_t process_ = -1;
    int socket_ = -1;
    void* memory_ = nullptr;
    double mostSeconds_ = 0.0;
    std::optional<Error> ended_;
};

/// Sends and receives whole messages on a socket: 8 bytes of length, then the message. The length
/// that the other side states is never allocated before its bytes arrive.
/// @return false: the other side is gone, or states more than longestMessage
[[nodiscard]] bool sendMessage(int socket, const std::string& message);
/// @param mostSeconds  from now until the whole message is here; negative: for ever
/// @param isLate       set when the time was over
[[nodiscard]] bool receiveMessage(int socket, double mostSeconds, std::string& message,
                                  bool& isLate);

/// Seconds that a file of this size may take, of processor time or by the clock.
[[nodiscard]] double mostReadingSeconds(const std::string& file, double atLeast,
                                        double bytesPerSecond);

}  // namespace facialis
