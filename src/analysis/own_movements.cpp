// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/own_movements.hpp"

#include <string>

#include "src/analysis/alike.hpp"
#include "src/analysis/blinks.hpp"
#include "src/analysis/crosstalk.hpp"

namespace facialis::engine {
namespace {

constexpr Duration shortestMovement = 100_ms;
constexpr double crossed = 1.0 / 3.0;

bool isBlinkLong(TimeInterval interval)
{
    return shortestBlink <= interval.length() && interval.length() <= longestBlink;
}

class Finder {
public:
    Finder(const ActivityTable& table, const FaceMap& face, const std::vector<Channel>& channels,
           const WindowReader& reader)
        : table_(table), face_(face), channels_(channels), reader_(reader)
    {
    }

    /// Whether a burst belongs to a movement of both sides, as a task asks for it.
    [[nodiscard]] bool isOfTask(std::size_t event) const
    {
        const TimeInterval here = table_.burst(event).interval;
        return here.length() >= shortestMovement &&
               isMatched(event, movementOnsetsApart,
                         [&](TimeInterval there) { return areAlike(here, there); });
    }

    [[nodiscard]] bool isOfBlink(std::size_t event) const
    {
        const TimeInterval here = table_.burst(event).interval;
        return isBlinkLong(here) && isMatched(event, blinkOnsetsApart, [&](TimeInterval there) {
                   return isBlinkLong(there) && there.overlaps(here);
               });
    }

private:
    /// Whether the same muscle of the other side has an own burst that begins with this one and
    /// fits, and that this one does not copy.
    template <typename Fits>
    [[nodiscard]] bool isMatched(std::size_t event, Duration apart, const Fits& fits) const
    {
        const Burst& burst = table_.burst(event);
        const Duration onset = burst.interval.onset;
        const std::string& muscle = face_.muscle(burst.channel);
        for (const std::size_t c : face_.of(muscle, opposite(*face_.side(burst.channel))))
            for (const std::size_t e : table_.starting(c, onset - apart, onset + apart))
                if (table_.isOwn(e) && fits(table_.burst(e).interval) &&
                    copiedPart(table_, event, c, channels_, face_, reader_) < crossed)
                    return true;
        return false;
    }

    const ActivityTable& table_;
    const FaceMap& face_;
    const std::vector<Channel>& channels_;
    const WindowReader& reader_;
};

}  // namespace

void takeBackCopies(ActivityTable& table, const FaceMap& face, const std::vector<Task>& tasks,
                    const std::vector<Channel>& channels, const WindowReader& reader)
{
    const Finder finder(table, face, channels, reader);
    std::vector<std::size_t> own;
    for (std::size_t c = 0; c < face.size(); ++c) {
        if (!face.isPlaced(c))
            continue;
        for (const Task& task : tasks)
            if (task.isTarget(face.muscle(c)))
                for (const std::size_t e : table.overlapping(c, task.window))
                    if (table.burst(e).isConducted && finder.isOfTask(e))
                        own.push_back(e);
        if (face.isMuscle(c, eyeMuscle))
            for (const std::size_t e : table.of(c))
                if (table.burst(e).isConducted && finder.isOfBlink(e))
                    own.push_back(e);
    }
    for (const std::size_t e : own)
        table.setOwn(e);
}

}  // namespace facialis::engine
