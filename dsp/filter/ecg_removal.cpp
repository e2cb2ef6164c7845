// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/ecg_removal.hpp"

#include <algorithm>
#include <cmath>

#include "dsp/filter/butterworth.hpp"
#include "dsp/filter/filter_method.hpp"
#include "dsp/filter/gaps.hpp"

namespace facialis::dsp {
namespace {

constexpr Frequency low = 8_Hz, high = 100_Hz;  ///< of the QRS complex, as far as drift permits
constexpr Duration energyWindow = 80_ms;
constexpr Duration crestsApart = 250_ms;
constexpr Duration longestHold{20.0};
constexpr std::size_t roomForBlocks = 8192;

std::unique_ptr<StreamingFilter> makeMatchFilter(Frequency rate)
{
    const Frequency top = std::min(high, rate * 0.45);
    auto sections = butterworthBandPass(2, low, top, rate);
    return sections ? causalFilter(std::move(*sections), rate,
                                   Frequency(std::sqrt(low.hertz() * top.hertz())))
                    : nullptr;
}

}  // namespace

EcgRemoval::EcgRemoval(Frequency rate, bool mayHoldBack)
    : matchFilter_(makeMatchFilter(rate)),
      template_(rate),
      window_(std::max<std::int64_t>(sampleAt(energyWindow, rate), 1)),
      apart_(sampleAt(crestsApart, rate)),
      late_(window_ / 2 + sampleAt(matchFilter_->delay(), rate)),
      longestHold_(sampleAt(longestHold, rate)),
      rate_(rate),
      isHolding_(mayHoldBack)
{
    const auto room = static_cast<std::size_t>(2 * (apart_ + window_ + template_.before()) +
                                               (mayHoldBack ? longestHold_ : 0)) +
                      roomForBlocks;
    for (std::vector<double>* samples : {&mended_, &raw_, &match_})
        samples->reserve(room);
}

Duration EcgRemoval::lookAhead() const
{
    return timeOf(apart_ + late_ + template_.before(), rate_);
}

/// No crest that is still to come reaches before this sample.
std::int64_t EcgRemoval::decided() const
{
    return next_ - apart_ - late_ - template_.before();
}

std::int64_t EcgRemoval::end() const
{
    return first_ + std::ssize(raw_);
}

void EcgRemoval::process(std::span<const double> in, std::vector<double>& out)
{
    // Pieces, so that a block of any length finds room.
    for (std::span<const double> left = in; !left.empty();) {
        const auto piece = left.first(std::min(left.size(), roomForBlocks / 2));
        left = left.subspan(piece.size());
        raw_.insert(raw_.end(), piece.begin(), piece.end());
        mended_.insert(mended_.end(), piece.begin(), piece.end());
        matchFilter_->process(piece, match_);
        while (next_ < end())
            look();
        if (!isHolding_)
            release(decided(), out);
    }
}

void EcgRemoval::finish(std::vector<double>& out)
{
    isHolding_ = false;
    if (crestEnergy_ > 0.0)
        judge(crest_);
    release(end(), out);
}

/// Follows the energy up to one sample more.
void EcgRemoval::look()
{
    if (next_ == longestHold_)
        isHolding_ = false;
    const auto squareAt = [&](std::int64_t i) {
        const double m = i < first_ ? 0.0 : match_[static_cast<std::size_t>(i - first_)];
        return std::isfinite(m) ? m * m : 0.0;
    };
    if (next_ % window_ == 0) {
        // A sum that only adds and takes away never forgets the rounding of a large artifact.
        energy_ = 0.0;
        for (std::int64_t i = std::max<std::int64_t>(next_ - window_ + 1, 0); i <= next_; ++i)
            energy_ += squareAt(i);
    } else {
        energy_ += squareAt(next_) - (next_ >= window_ ? squareAt(next_ - window_) : 0.0);
    }
    if (energy_ > crestEnergy_) {
        crestEnergy_ = energy_;
        crest_ = next_;
    } else if (next_ - crest_ >= apart_) {
        ++next_;
        if (crestEnergy_ > 0.0)
            judge(crest_);
        crest_ = next_ - 1;
        crestEnergy_ = energy_;
        return;
    }
    ++next_;
}

/// Asks whether a crest is a beat; subtracts what is known of beats by then.
void EcgRemoval::judge(std::int64_t crest)
{
    const std::int64_t middle = crest - late_;
    const std::int64_t begin = middle - template_.before();
    const std::int64_t stop = middle + template_.behind();
    if (begin < first_ || stop > next_)
        return;
    const auto at = static_cast<std::size_t>(begin - first_);
    const auto count = static_cast<std::size_t>(stop - begin);
    const auto raw = std::span<const double>(raw_).subspan(at, count);
    const auto match = std::span<const double>(match_).subspan(at, count);
    if (!areAllSamples(raw) || !areAllSamples(match))
        return;
    if (const auto beat = template_.take(middle, match, raw)) {
        subtractAt(beat->begin, beat->shape);
        return;
    }
    for (const std::int64_t learnt : template_.learntFrom())
        subtractAt(learnt, template_.shape());
    if (template_.isKnown())
        isHolding_ = false;
}

void EcgRemoval::subtractAt(std::int64_t begin, std::span<const double> shape)
{
    // What may have been given out already, whether or not it was.
    if (!isHolding_ && begin < decided() - 1)
        return;
    double* const samples = mended_.data() + (begin - first_);
    for (std::size_t i = 0; i < shape.size(); ++i)
        samples[i] -= shape[i];
    ++beats_;
}

void EcgRemoval::release(std::int64_t until, std::vector<double>& out)
{
    if (until > released_) {
        const auto from = mended_.begin() + (released_ - first_);
        out.insert(out.end(), from, from + (until - released_));
        released_ = until;
    }
    // Taking away the front costs a copy of the rest: not for every block.
    if (released_ - first_ >= static_cast<std::int64_t>(roomForBlocks / 4)) {
        for (std::vector<double>* samples : {&mended_, &raw_, &match_})
            samples->erase(samples->begin(), samples->begin() + (released_ - first_));
        first_ = released_;
    }
}

namespace {

std::unique_ptr<StreamingFilter> make(const FilterInput& input, const ParameterValues& /*values*/)
{
    return std::make_unique<EcgRemoval>(input.rate, !input.isLive);
}

/// A dozen beats at sixty a minute.
Duration settling(const FilterInput& /*input*/, const ParameterValues& /*values*/)
{
    return Duration(12.0);
}

std::string badge(const FilterInput& /*input*/)
{
    return "ECG subtracted";
}

}  // namespace

extern const FilterMethod ecgRemoval{
    .name = "ecg_removal",
    .title = "subtracts the heart's potential (QRS) where one shape comes in a heart's rhythm",
    .timing =
        "half a second of look-ahead; learns the shape from the first eight beats, for which "
        "the start of a file is held back up to 20 s",
    .source = "event-synchronous averaging, Hof 2009, J Electromyogr Kinesiol 19:e112",
    .parameters = {},
    .make = make,
    .settling = settling,
    .badge = badge,
};

}  // namespace facialis::dsp
