// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <limits>

#include "dsp/filter/cascade.hpp"
#include "dsp/filter/streaming_filter.hpp"

namespace facialis::dsp {
namespace {

/// Where the backward pass starts inside the signal it does not know its true state. What that
/// mistake leaves after the look-ahead is far below the promised 1e-9.
constexpr double remainder = 1e-13;

/// A short look-ahead is repeated for every chunk, so chunks are several times as long; for a long
/// one (a narrow notch) memory counts for more.
std::size_t chunkFor(std::size_t lookAhead)
{
    return std::max(std::min<std::size_t>(4 * lookAhead, 16384), lookAhead);
}

/// Samples of odd extension at either end; SciPy's default for sosfiltfilt.
std::size_t paddingFor(const Sections& sections)
{
    const auto count = [&](auto isFirstOrder) {
        return std::count_if(sections.begin(), sections.end(), isFirstOrder);
    };
    const auto shorter = std::min(count([](const Biquad& q) { return q.b2 == 0.0; }),
                                  count([](const Biquad& q) { return q.a2 == 0.0; }));
    return 3 * (2 * sections.size() + 1 - std::size_t(shorter));
}

/// Works on stretches between gaps. The forward pass keeps up with the input; the backward pass is
/// run over a chunk as soon as the look-ahead behind that chunk is there. Chunks are counted from
/// the start of the stretch, so that blocks leave no trace.
class ZeroPhaseFilter final : public StreamingFilter {
public:
    ZeroPhaseFilter(Sections sections, Frequency rate)
        : forward_(sections),
          backward_(sections),
          padding_(paddingFor(sections)),
          ahead_(ringingSamples(sections, remainder)),
          chunk_(chunkFor(ahead_)),
          rate_(rate)
    {
        head_.reserve(padding_ + 1);
        tail_.reserve(padding_ + 1);
        pending_.reserve(ahead_ + chunk_ + padding_);
        work_.reserve(ahead_ + chunk_ + padding_);
    }

    void process(std::span<const double> in, std::vector<double>& out) override
    {
        while (!in.empty()) {
            const auto isSample = [](double value) { return std::isfinite(value); };
            const auto gap = std::find_if_not(in.begin(), in.end(), isSample);
            take(in.first(std::size_t(gap - in.begin())), out);
            const auto after = std::find_if(gap, in.end(), isSample);
            if (after != gap) {
                endStretch(out);
                out.insert(out.end(), std::size_t(after - gap),
                           std::numeric_limits<double>::quiet_NaN());
            }
            in = in.subspan(std::size_t(after - in.begin()));
        }
    }

    void finish(std::vector<double>& out) override { endStretch(out); }
    [[nodiscard]] Duration delay() const override { return Duration(0.0); }
    [[nodiscard]] Duration lookAhead() const override
    {
        return Duration(double(ahead_ + chunk_) / rate_.hertz());
    }

private:
    void take(std::span<const double> in, std::vector<double>& out)
    {
        if (!isStarted_) {
            const std::size_t count = std::min(padding_ + 1 - head_.size(), in.size());
            head_.insert(head_.end(), in.begin(), in.begin() + std::ptrdiff_t(count));
            in = in.subspan(count);
            if (head_.size() <= padding_)
                return;
            startWith(head_);
        }
        remember(in);
        while (!in.empty()) {
            const std::size_t count = std::min(ahead_ + chunk_ - pending_.size(), in.size());
            filterForward(in.first(count));
            in = in.subspan(count);
            if (pending_.size() == ahead_ + chunk_)
                releaseChunk(out);
        }
    }

    /// @param head  the first samples: one more than are reflected
    void startWith(const std::vector<double>& head)
    {
        work_.clear();
        for (std::size_t i = head.size() - 1; i > 0; --i)
            work_.push_back(2.0 * head.front() - head[i]);
        forward_.settleAt(work_.empty() ? head.front() : work_.front());
        forward_.process(work_);
        filterForward(head);
        tail_ = head;
        isStarted_ = true;
    }

    void filterForward(std::span<const double> in)
    {
        const std::size_t before = pending_.size();
        pending_.insert(pending_.end(), in.begin(), in.end());
        forward_.process(std::span(pending_).subspan(before));
    }

    /// Keeps the last samples, for the reflection at the end.
    void remember(std::span<const double> in)
    {
        const std::size_t keep = padding_ + 1;
        const auto last = in.last(std::min(keep, in.size()));
        const std::size_t excess = tail_.size() + last.size() - keep;
        tail_.erase(tail_.begin(), tail_.begin() + std::ptrdiff_t(excess));
        tail_.insert(tail_.end(), last.begin(), last.end());
    }

    void releaseChunk(std::vector<double>& out)
    {
        work_ = pending_;
        runBackwards(chunk_, out);
        pending_.erase(pending_.begin(), pending_.begin() + std::ptrdiff_t(chunk_));
    }

    void runBackwards(std::size_t count, std::vector<double>& out)
    {
        backward_.settleAt(work_.back());
        backward_.processBackwards(work_);
        out.insert(out.end(), work_.begin(), work_.begin() + std::ptrdiff_t(count));
    }

    void endStretch(std::vector<double>& out)
    {
        if (!isStarted_ && !head_.empty())
            startWith(head_);  // shorter than the padding: reflect what there is
        if (isStarted_) {
            const std::size_t count = pending_.size();
            const std::vector<double> last(tail_.rbegin(), tail_.rend());
            for (std::size_t i = 1; i < last.size(); ++i)
                tail_[i - 1] = 2.0 * last.front() - last[i];
            filterForward(std::span(tail_).first(last.size() - 1));
            work_ = pending_;
            runBackwards(count, out);
        }
        head_.clear();
        tail_.clear();
        pending_.clear();
        isStarted_ = false;
    }

    Cascade forward_, backward_;
    std::size_t padding_;
    std::size_t ahead_;
    std::size_t chunk_;
    Frequency rate_;
    bool isStarted_ = false;
    std::vector<double> head_;     ///< the first samples of a stretch, until there are enough
    std::vector<double> tail_;     ///< the last samples taken
    std::vector<double> pending_;  ///< forward pass done, backward pass not
    std::vector<double> work_;
};

}  // namespace

std::unique_ptr<StreamingFilter> zeroPhaseFilter(Sections sections, Frequency rate)
{
    return std::make_unique<ZeroPhaseFilter>(std::move(sections), rate);
}

}  // namespace facialis::dsp
