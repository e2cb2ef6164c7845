// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <span>

#include "data/model/units.hpp"

namespace facialis::engine {

/// How long a signal stood still at its own largest or smallest value: an amplifier at the end of
/// its range, wherever in the file's range that end lies. A muscle's signal touches its extreme for
/// a sample; at the rail it stays for many. Only runs of at least `from` count. Looks at samples
/// only, so that blocks leave no trace.
class RailWatch {
public:
    /// @param from   samples of the shortest run that counts, at least 2
    /// @param least  a rail is at least so far from 0: a few steps of the recorder are its noise
    RailWatch(std::int64_t from, double least) : from_(from), least_(least) {}

    void process(std::span<const double> numbers);
    /// A gap ends what stood still.
    void breakRun();

    /// Samples at the rails so far. A rail is not near 0, and lies on its side of 0: a rectified
    /// signal has none at its lower end. None in a signal that never changed.
    [[nodiscard]] std::int64_t samplesAtRails() const;

private:
    /// One of the two ends, seen as the largest of `sign` times the samples.
    struct End {
        double sign = 1.0;
        double extreme = -std::numeric_limits<double>::infinity();
        std::int64_t run = 0;    ///< samples at the extreme up to now
        std::int64_t stood = 0;  ///< samples in runs that count
    };

    void look(End& end, std::span<const double> numbers) const;
    [[nodiscard]] std::int64_t stoodAt(const End& end, const End& other) const;

    std::int64_t from_;
    double least_;
    End high_{.sign = 1.0}, low_{.sign = -1.0};
};

}  // namespace facialis::engine
