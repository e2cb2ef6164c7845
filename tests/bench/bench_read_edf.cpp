// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a file as the analysis does, all channels in stretches of 4 s, and tells time and memory:
// bench_read_edf PATH [chunks|chunks-kept|channels|stored]
//   chunks       giving back what was processed (release)
//   chunks-kept  never saying so
//   channels     one whole channel after the other, in pieces of 4 s
//   stored       chunks of integers as stored
#include <algorithm>
#include <atomic>
#include <barrier>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "data/flow/min_max_pyramid.hpp"
#include "data/formats/edf_file.hpp"
#include "data/formats/mapped_file.hpp"

namespace {

using namespace facialis;
using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// A line of /proc/self/status in kB.
long status(const std::string& name)
{
    std::ifstream file("/proc/self/status");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with(name + ":"))
            return std::stol(line.substr(name.size() + 1));
    return 0;
}

struct Sum {
    double total = 0.0;
    std::int64_t samples = 0;
    long anonymous = 0;
};

bool addStretch(const Recording& recording, std::size_t channel, double from, double to,
                bool stored, Sum& sum)
{
    static std::vector<double> physical;
    static std::vector<std::int32_t> numbers;
    const Channel& c = recording.info().channels[channel];
    const SampleRange range{std::min(sampleAt(Duration(from), c.rate), c.length),
                            std::min(sampleAt(Duration(to), c.rate), c.length)};
    const auto count = static_cast<std::size_t>(range.length());
    physical.resize(count);
    numbers.resize(count);
    const auto read = stored ? recording.readStored(channel, range, numbers)
                             : recording.read(channel, range, physical);
    if (!read) {
        std::fprintf(stderr, "%s\n", read.error().sentence().c_str());
        return false;
    }
    if (count > 0)
        sum.total += stored ? static_cast<double>(numbers[count / 2]) : physical[count / 2];
    sum.samples += range.length();
    return true;
}

/// The bytes of the file summed up, 8 at a time: no reader of all of it can be quicker.
int scan(const char* path)
{
    const auto start = Clock::now();
    const auto file = MappedFile::open(path);
    if (!file)
        return 1;
    std::uint64_t sum = 0;
    const std::span<const std::byte> bytes = file->bytes();
    for (std::size_t i = 0; i + 8 <= bytes.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + i, 8);
        sum += word;
    }
    std::printf("scan: all %.3f s (%llu)\n", secondsSince(start),
                static_cast<unsigned long long>(sum));
    return 0;
}

/// Opens the file and reads the first 10 s of every channel.
int first(const char* path)
{
    const auto start = Clock::now();
    const auto opened = openEdf(path);
    Sum sum;
    for (std::size_t k = 0; opened && k < (*opened)->info().channels.size(); ++k)
        if (!addStretch(**opened, k, 0.0, 10.0, false, sum))
            return 1;
    std::printf("first: all %.4f s (%g)\n", secondsSince(start), sum.total);
    return opened ? 0 : 1;
}

/// The min/max pyramid of the raw samples of the whole file, on all processors as the overview of
/// the workstation is made: each takes a share of the channels, side by side through the file.
int pyramid(const char* path)
{
    const auto start = Clock::now();
    const auto opened = openEdf(path);
    if (!opened)
        return 1;
    const Recording& recording = **opened;
    const auto& channels = recording.info().channels;
    const std::size_t threads =
        std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, channels.size());
    std::atomic<bool> isRead = true;
    std::atomic<long> anonymous = 0;
    std::barrier together(static_cast<std::ptrdiff_t>(threads));
    const auto work = [&](std::size_t thread) {
        const std::size_t from = channels.size() * thread / threads,
                          to = channels.size() * (thread + 1) / threads;
        MinMaxPyramid levels(to - from, channels.front().length,
                             MinMaxPyramid::mostBytes / threads);
        std::vector<double> samples;
        constexpr double step = 2.0;  // samples of a channel that stay in the nearest cache
        for (double at = 0.0; at < recording.info().duration.seconds(); at += step) {
            for (std::size_t k = from; k < to; ++k) {
                const auto upTo = [&](double seconds) {
                    return std::min(sampleAt(Duration(seconds), channels[k].rate),
                                    channels[k].length);
                };
                const SampleRange range{upTo(at), upTo(at + step)};
                samples.resize(static_cast<std::size_t>(range.length()));
                isRead = recording.read(k, range, samples) && isRead;
                levels.append(k - from, samples);
            }
            together.arrive_and_wait();
            if (thread == 0)
                recording.release(Duration(at + step));
        }
        anonymous = std::max<long>(anonymous, status("RssAnon"));
        together.arrive_and_wait();  // the memory of all is counted before any gives it back
    };
    {
        std::vector<std::jthread> helpers;
        for (std::size_t thread = 1; thread < threads; ++thread)
            helpers.emplace_back([&work, thread] { work(thread); });
        work(0);
    }
    std::printf("pyramid: all %.3f s, peak private %.1f MB\n", secondsSince(start),
                static_cast<double>(anonymous) / 1024.0);
    return isRead ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments)
{
    if (count < 2)
        return 2;
    const std::string mode = count > 2 ? arguments[2] : "chunks";
    if (mode == "scan")
        return scan(arguments[1]);
    if (mode == "first")
        return first(arguments[1]);
    if (mode == "pyramid")
        return pyramid(arguments[1]);
    const auto start = Clock::now();
    const auto opened = openEdf(arguments[1]);
    if (!opened) {
        std::fprintf(stderr, "%s\n", opened.error().sentence().c_str());
        return 1;
    }
    const Recording& recording = **opened;
    const double openSeconds = secondsSince(start);
    const double end = recording.info().duration.seconds(), step = 4.0;
    const std::size_t channels = recording.info().channels.size();
    const bool byChannel = mode == "channels", stored = mode == "stored";
    Sum sum;
    for (std::size_t outer = 0; outer < (byChannel ? channels : 1); ++outer)
        for (double at = 0.0; at < end; at += step) {
            for (std::size_t k = byChannel ? outer : 0; k < (byChannel ? outer + 1 : channels); ++k)
                if (!addStretch(recording, k, at, at + step, stored, sum))
                    return 1;
            if (mode != "chunks-kept" && !byChannel)
                recording.release(Duration(at + step));
            sum.anonymous = std::max(sum.anonymous, status("RssAnon"));
        }
    const double seconds = secondsSince(start);
    std::printf(
        "%s: open %.3f s, all %.3f s, %.0f Msamples/s, peak resident %.1f MB, peak private "
        "%.1f MB (%g)\n",
        mode.c_str(), openSeconds, seconds, static_cast<double>(sum.samples) / seconds / 1e6,
        static_cast<double>(status("VmHWM")) / 1024.0, static_cast<double>(sum.anonymous) / 1024.0,
        sum.total);
    return 0;
}
