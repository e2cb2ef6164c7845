// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/annotation.hpp"

namespace facialis::engine {

/// One movement that a patient is asked for, several times.
struct ProtocolStep {
    std::string manoeuvre;  ///< id in the knowledge base
    std::string text;       ///< what annotations say; the knowledge base reads the id back from it
    int repetitions = 3;    ///< at least 1
    Duration movement{3.0};
    Duration rest{5.0};  ///< before each repetition
};

struct Protocol {
    std::vector<ProtocolStep> steps;
};

/// The movements of the examination in their order (knowledge base: the first eleven after rest).
[[nodiscard]] Protocol standardProtocol(const KnowledgeBase& knowledge);

enum class PromptPhase {
    notBegun,
    rest,  ///< before the movement of the prompt
    movement,
    done,
    aborted,
};

/// What is asked of the patient at one instant.
struct Prompt {
    PromptPhase phase = PromptPhase::notBegun;
    std::size_t step = 0;
    int repetition = 1;                  ///< from 1
    std::optional<ProtocolStep> moving;  ///< what is moved now, or next in a rest; empty at the end
    Duration left;                       ///< of the phase
    Duration length;                     ///< of the phase
};

/// Leads through a protocol: rest, movement, rest, movement ... A pure state machine: time is that
/// of the recording (LiveSession::snapshot()->time) and is passed in, ascending.
///
/// What has ended comes out as annotations with a duration, movements and rests alike, so that the
/// analysis sees the interval of each task; give them to LiveSession::mark(). A phase that ends
/// late because nobody asked in time is not longer than planned, and the next begins when it can be
/// seen.
class ProtocolRunner {
public:
    explicit ProtocolRunner(Protocol protocol);

    void begin(Duration now);
    /// To be called often. @return what has ended since the last call
    [[nodiscard]] std::vector<Annotation> advance(Duration now);
    /// Ends the rest or the movement now: what comes next comes at once.
    [[nodiscard]] std::vector<Annotation> next(Duration now);
    /// Asks for the same movement once more: the one that runs, in a rest the last one.
    [[nodiscard]] std::vector<Annotation> repeat(Duration now);
    /// Leaves out what is left of this movement's repetitions.
    [[nodiscard]] std::vector<Annotation> skip(Duration now);
    [[nodiscard]] std::vector<Annotation> abort(Duration now);

    [[nodiscard]] Prompt prompt(Duration now) const;
    [[nodiscard]] bool isRunning() const
    {
        return phase_ == PromptPhase::rest || phase_ == PromptPhase::movement;
    }
    [[nodiscard]] const Protocol& protocol() const { return protocol_; }

private:
    /// A movement of a step, or one past the last.
    struct Place {
        std::size_t step = 0;
        int repetition = 1;
    };
    [[nodiscard]] bool isOver(const Place& place) const
    {
        return place.step == protocol_.steps.size();
    }
    [[nodiscard]] Place after(Place place) const;
    [[nodiscard]] Duration planned() const;
    /// Ends the phase and begins the one that follows it.
    void turn(Duration end, Duration nextBegin, std::vector<Annotation>& ended);
    void note(Duration end, std::vector<Annotation>& ended) const;
    void restBefore(Place place, Duration now);

    Protocol protocol_;
    PromptPhase phase_ = PromptPhase::notBegun;
    Place place_;                ///< of the movement that runs, or follows the rest
    std::optional<Place> last_;  ///< the movement before the rest
    Duration began_;             ///< the phase
};

}  // namespace facialis::engine
