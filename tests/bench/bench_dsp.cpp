// SPDX-License-Identifier: GPL-3.0-or-later
// The DSP kernels over a file of doubles, one channel after the other; bench_dsp.py feeds it and
// times SciPy beside it: bench_dsp SAMPLES CHANNELS RATE
// Reads words: a task is run and its seconds are told; "save FILE" writes what the last one made.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "dsp/amplitude/envelope_bank.hpp"
#include "dsp/filter/butterworth.hpp"
#include "dsp/filter/kernel_choice.hpp"
#include "dsp/filter/notch.hpp"
#include "dsp/filter/streaming_bank.hpp"
#include "dsp/spectrum/welch.hpp"

namespace {

using namespace facialis;
using namespace facialis::dsp;

constexpr std::size_t group = 4;
constexpr std::size_t blockFrames = 4096;
constexpr std::size_t envelopeWindow = 102;  // 50 ms at 2048 Hz
constexpr std::size_t welchSegment = 2048;

using Pieces = std::vector<std::span<const double>>;

class Bench {
public:
    Bench(std::vector<double> samples, std::size_t channels, Frequency rate)
        : samples_(std::move(samples)),
          channels_(channels),
          length_(samples_.size() / channels),
          rate_(rate),
          sections_(butterworthBandPass(4, 20_Hz, 450_Hz, rate).value())
    {
        sections_.push_back(notch(50_Hz, 30.0, rate).value().front());
        for (std::size_t c = 0; c < channels_; c += group) {
            banks_[0].push_back(causalBank(sections_, rate, 95_Hz, std::min(group, channels_ - c)));
            banks_[1].push_back(zeroPhaseBank(sections_, rate, std::min(group, channels_ - c)));
        }
        for (auto& output : outputs_) {
            output.resize(channels_);
            for (SampleBuffer& buffer : output)
                buffer.reserve(length_);
        }
    }

    bool run(const std::string& task)
    {
        for (auto& output : outputs_)
            for (SampleBuffer& buffer : output)
                buffer.clear();
        saved_ = 1;
        if (task == "causal")
            filter(false, 0, channels_);
        else if (task == "zero_phase")
            filter(true, 0, channels_);
        else if (task == "causal_two_threads")
            onTwoThreads(false);
        else if (task == "zero_phase_two_threads")
            onTwoThreads(true);
        else if (task == "causal_portable" || task == "zero_phase_portable") {
            const PortableKernels portable;
            filter(task == "zero_phase_portable", 0, channels_);
        } else if (task == "chain")
            chain();
        else if (task == "welch")
            spectra();
        else if (task == "copy")
            copy();
        else
            return false;
        return true;
    }

    /// The input becomes what it is for one second and silence behind.
    void silence()
    {
        const auto second = std::min(length_, static_cast<std::size_t>(rate_.hertz()));
        for (std::size_t c = 0; c < channels_; ++c)
            std::fill_n(samples_.begin() + static_cast<std::ptrdiff_t>(c * length_ + second),
                        length_ - second, 0.0);
    }

    void save(const std::string& path)
    {
        std::ofstream file(path, std::ios::binary);
        for (std::size_t k = 0; k < saved_; ++k)
            for (const SampleBuffer& buffer : outputs_[k])
                file.write(reinterpret_cast<const char*>(buffer.view().data()),
                           static_cast<std::streamsize>(buffer.view().size_bytes()));
    }

private:
    [[nodiscard]] std::span<const double> channel(std::size_t c) const
    {
        return std::span(samples_).subspan(c * length_, length_);
    }

    template <class Take>
    void inBlocks(std::size_t first, std::size_t count, const Take& take) const
    {
        Pieces pieces(count);
        for (std::size_t at = 0; at < length_; at += blockFrames) {
            for (std::size_t k = 0; k < count; ++k)
                pieces[k] = channel(first + k).subspan(at, std::min(blockFrames, length_ - at));
            take(pieces);
        }
    }

    /// Group after group, as the analysis does: what is pending of a group stays in the cache.
    void filter(bool isZeroPhase, std::size_t first, std::size_t count)
    {
        for (std::size_t c = first; c < first + count; c += group) {
            const std::size_t width = std::min(group, first + count - c);
            const auto out = std::span(outputs_[0]).subspan(c, width);
            StreamingBank& bank = *banks_[isZeroPhase ? 1 : 0][c / group];
            inBlocks(c, width, [&](const Pieces& pieces) { bank.process(pieces, out); });
            bank.finish(out);
        }
    }

    void onTwoThreads(bool isZeroPhase)
    {
        const std::size_t half = (channels_ / 2 + 3) / 4 * 4;
        std::jthread other([&] { filter(isZeroPhase, half, channels_ - half); });
        filter(isZeroPhase, 0, half);
    }

    void chain()
    {
        saved_ = 3;
        EnvelopeBank bank(sections_, envelopeWindow, channels_);
        inBlocks(0, channels_, [&](const Pieces& pieces) {
            bank.process(pieces, {outputs_[0], outputs_[1], outputs_[2]});
        });
    }

    void spectra()
    {
        Welch welch(welchSegment);
        for (std::size_t c = 0; c < channels_; ++c)
            outputs_[0][c].append(welch(channel(c), rate_).density);
    }

    void copy()
    {
        for (std::size_t c = 0; c < channels_; ++c)
            outputs_[0][c].append(channel(c));
    }

    std::vector<double> samples_;
    std::size_t channels_, length_;
    Frequency rate_;
    Sections sections_;
    std::array<std::vector<std::unique_ptr<StreamingBank>>, 2> banks_;  ///< causal, zero phase
    std::array<std::vector<SampleBuffer>, 3> outputs_;
    std::size_t saved_ = 1;  ///< how many of the outputs the last task filled
};

std::vector<double> loaded(const char* path)
{
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    std::vector<double> samples(static_cast<std::size_t>(file.tellg()) / sizeof(double));
    file.seekg(0);
    file.read(reinterpret_cast<char*>(samples.data()),
              static_cast<std::streamsize>(samples.size() * sizeof(double)));
    return samples;
}

}  // namespace

int main(int count, char** arguments)
{
    if (count != 4)
        return 2;
    Bench bench(loaded(arguments[1]), static_cast<std::size_t>(std::atoi(arguments[2])),
                Frequency(std::atof(arguments[3])));
    for (std::string word; std::cin >> word;) {
        if (word == "save") {
            std::cin >> word;
            bench.save(word);
            std::cout << "saved" << std::endl;
            continue;
        }
        if (word == "silence") {
            bench.silence();
            std::cout << "silent" << std::endl;
            continue;
        }
        const auto start = std::chrono::steady_clock::now();
        if (!bench.run(word))
            return 2;
        const auto time = std::chrono::steady_clock::now() - start;
        std::cout << std::chrono::duration<double>(time).count() << std::endl;
    }
    return 0;
}
