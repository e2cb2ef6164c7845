// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/devices/serial_port.hpp"

#include <algorithm>
#include <array>
#include <asm/termbits.h>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <grp.h>
#include <linux/serial.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>
#include <utility>

#include "acquisition/devices/serial_ports.hpp"

namespace facialis::acquisition {

namespace {

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int value) : value_(value) {}
    ~Descriptor()
    {
        if (value_ >= 0)
            ::close(value_);
    }
    Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;

    [[nodiscard]] int get() const { return value_; }

private:
    int value_;
};

std::string systemText(int number)
{
    return std::error_code(number, std::generic_category()).message();
}

class SerialPort final : public ByteStream {
public:
    SerialPort(std::string path, Descriptor port, Descriptor wake, const termios2& before)
        : path_(std::move(path)), port_(std::move(port)), wake_(std::move(wake)), before_(before)
    {
    }

    ~SerialPort() override
    {
        ::ioctl(port_.get(), TCSETS2, &before_);
        ::ioctl(port_.get(), TIOCNXCL);
    }

    [[nodiscard]] Result<BytesRead> read(std::span<std::uint8_t> into, Duration patience,
                                         const std::stop_token& stop) override
    {
        const std::stop_callback wakeUp(stop, [this] { ::eventfd_write(wake_.get(), 1); });
        const Duration until = now() + patience;
        for (;;) {
            std::array<pollfd, 2> waiting{{{port_.get(), POLLIN, 0}, {wake_.get(), POLLIN, 0}}};
            const double left = std::max(0.0, (until - now()).milliseconds());
            const int ready =
                ::poll(waiting.data(), waiting.size(), static_cast<int>(std::ceil(left)));
            if (ready < 0 && errno != EINTR)
                return failed(errno);
            if (stop.stop_requested()) {
                eventfd_t count = 0;
                ::eventfd_read(wake_.get(), &count);
                return BytesRead{.time = now()};
            }
            if (ready > 0 && waiting[0].revents != 0) {
                auto got = take(into, waiting[0].revents);
                if (!got || got->count > 0 || got->isHungUp)
                    return got;
            }
            if (now() >= until)
                return BytesRead{.time = now()};
        }
    }

    [[nodiscard]] Result<void> write(Bytes bytes) override
    {
        while (!bytes.empty()) {
            const ssize_t sent = ::write(port_.get(), bytes.data(), bytes.size());
            if (sent > 0) {
                bytes = bytes.subspan(static_cast<std::size_t>(sent));
                continue;
            }
            if (sent < 0 && errno == EINTR)
                continue;
            if (sent < 0 && errno != EAGAIN)
                return failed(errno);
            pollfd waiting{port_.get(), POLLOUT, 0};
            constexpr int second = 1000;
            if (::poll(&waiting, 1, second) == 0)
                return failure("the port takes no bytes", path_, "unplug the device and try again");
        }
        return {};
    }

    [[nodiscard]] Duration now() const override
    {
        return Duration(
            std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
                .count());
    }

    [[nodiscard]] const std::string& name() const override { return path_; }

private:
    [[nodiscard]] Result<BytesRead> take(std::span<std::uint8_t> into, short events)
    {
        const ssize_t got = ::read(port_.get(), into.data(), into.size());
        const Duration time = now();
        if (got > 0) {
            emptyReads_ = 0;
            return BytesRead{.count = static_cast<std::size_t>(got), .time = time};
        }
        if (got < 0 && (errno == EAGAIN || errno == EINTR))
            return BytesRead{.time = time};
        if (got < 0 && errno != EIO && errno != ENXIO && errno != ENODEV)
            return failed(errno);
        // Some drivers of unplugged adapters never say POLLHUP: they are ready, and empty.
        constexpr int endOfLine = 3;
        const bool isGone = got < 0 || (events & (POLLHUP | POLLERR | POLLNVAL)) != 0;
        return BytesRead{.time = time, .isHungUp = isGone || ++emptyReads_ >= endOfLine};
    }

    [[nodiscard]] tl::unexpected<Error> failed(int number) const
    {
        return failure("the port failed: " + systemText(number), path_, "plug the device in again");
    }

    std::string path_;
    Descriptor port_, wake_;
    termios2 before_;
    int emptyReads_ = 0;
};

tl::unexpected<Error> openFailure(const std::string& path, int number)
{
    switch (number) {
    case ENOENT:
    case ENXIO:
    case ENODEV: {
        std::string there;
        for (const SerialPortInfo& port : listSerialPorts())
            there += (there.empty() ? "" : ", ") + port.path;
        return failure("there is no such port", path,
                       there.empty() ? "no serial port is there: plug the device in"
                                     : "the ports there are: " + there);
    }
    case EACCES:
    case EPERM: return failure("this user may not open the port", path, permissionAdvice(path));
    case EBUSY: return failure("the port is busy", path, "close the program that uses it");
    case EISDIR:
        return failure("this is a folder, not a serial port", path, "see facialis devices");
    default:
        return failure("the port cannot be opened: " + systemText(number), path,
                       "see facialis devices");
    }
}

/// Raw bytes, eight bits, no parity, no flow control, never waiting inside read.
termios2 rawSettings(termios2 settings, int baud)
{
    settings.c_iflag = 0;
    settings.c_oflag = 0;
    settings.c_lflag = 0;
    settings.c_cflag = CS8 | CREAD | CLOCAL | BOTHER | (BOTHER << IBSHIFT);
    settings.c_ispeed = static_cast<speed_t>(baud);
    settings.c_ospeed = static_cast<speed_t>(baud);
    settings.c_cc[VMIN] = 0;
    settings.c_cc[VTIME] = 0;
    return settings;
}

/// USB adapters gather bytes for 16 ms unless they are told not to; a hint, so failures are fine.
void shortenLatency(int port, const std::string& path)
{
    serial_struct settings{};
    if (::ioctl(port, TIOCGSERIAL, &settings) == 0) {
        settings.flags |= ASYNC_LOW_LATENCY;
        ::ioctl(port, TIOCSSERIAL, &settings);
    }
    std::error_code problem;
    const auto node = std::filesystem::canonical(path, problem);
    if (!problem)
        std::ofstream("/sys/bus/usb-serial/devices/" + node.filename().string() + "/latency_timer")
            << "1\n";
}

/// Exclusive by both customs: flock, which other programs and the superuser obey, and TIOCEXCL.
bool isTaken(int port)
{
    if (::flock(port, LOCK_EX | LOCK_NB) != 0)
        return true;
    struct stat about {};
    // On a pseudo-terminal the mark outlives a program that was killed: the lock alone decides.
    constexpr unsigned firstPseudoTerminal = 136, lastPseudoTerminal = 143;
    if (::fstat(port, &about) == 0 && major(about.st_rdev) >= firstPseudoTerminal &&
        major(about.st_rdev) <= lastPseudoTerminal)
        return false;
    int isExclusive = 0;
    return ::ioctl(port, TIOCGEXCL, &isExclusive) == 0 && isExclusive != 0;
}

}  // namespace

std::string permissionAdvice(const std::string& path)
{
    struct stat about {};
    std::array<char, 4096> space{};
    group entry{};
    group* found = nullptr;
    if (::stat(path.c_str(), &about) != 0 ||
        ::getgrgid_r(about.st_gid, &entry, space.data(), space.size(), &found) != 0 || !found)
        return "ask the administrator of this machine for access";
    if ((about.st_mode & S_IRGRP) == 0 || (about.st_mode & S_IWGRP) == 0)
        return fmt::format("its group '{}' may not use it either: ask the administrator",
                           entry.gr_name);
    return fmt::format(
        "it belongs to the group '{0}': run 'sudo usermod -aG {0} $USER', then log "
        "out and in again",
        entry.gr_name);
}

Result<std::unique_ptr<ByteStream>> openSerialPort(const std::string& path, int baud)
{
    Descriptor port(::open(path.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK));
    if (port.get() < 0)
        return openFailure(path, errno);
    termios2 before{};
    if (::ioctl(port.get(), TCGETS2, &before) != 0)
        return errno == ENOTTY ? failure("this is no serial port", path, "see facialis devices")
                               : openFailure(path, errno);
    if (isTaken(port.get()))
        return openFailure(path, EBUSY);
    ::ioctl(port.get(), TIOCEXCL);
    const termios2 raw = rawSettings(before, baud);
    if (::ioctl(port.get(), TCSETS2, &raw) != 0) {
        ::ioctl(port.get(), TIOCNXCL);
        return failure(fmt::format("the port refuses {} baud: {}", baud, systemText(errno)), path,
                       "give another rate with baud=");
    }
    shortenLatency(port.get(), path);
    ::ioctl(port.get(), TCFLSH, TCIFLUSH);
    Descriptor wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (wake.get() < 0)
        return openFailure(path, errno);
    return std::make_unique<SerialPort>(path, std::move(port), std::move(wake), before);
}

}  // namespace facialis::acquisition
