// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "data/model/units.hpp"

namespace facialis::ui {

/// A movement the patient is asked for, so many times.
struct PromptStep {
    std::string words;  ///< as the knowledge base names it, so that the marker is understood
    int repetitions = 3;
    Duration hold{3.0};
    Duration rest{4.0};  ///< after each time
};

/// What the patient is asked for now.
struct Prompt {
    std::size_t step = 0;
    int repetition = 1;   ///< from 1
    bool isRest = false;  ///< the pause after it
    Duration left;        ///< until the next prompt
};

/// Leads through a list of movements by the time of the stream. No widget, no clock.
///
/// Begins with the pause of the first step, so that there is a rest before the first movement.
class PromptSequence {
public:
    explicit PromptSequence(std::vector<PromptStep> steps = {});

    void start(Duration now);
    void stop();
    /// @return words of a marker that is due now: a movement that begins, "rest" where it ends
    [[nodiscard]] std::vector<std::string> advance(Duration now);
    /// Ends what runs and goes to the next pause or movement.
    [[nodiscard]] std::vector<std::string> next(Duration now);
    /// The movement that runs (or ran last) once more, from its beginning.
    [[nodiscard]] std::vector<std::string> repeat(Duration now);
    /// On to the next movement of the list.
    [[nodiscard]] std::vector<std::string> skip(Duration now);

    [[nodiscard]] bool isRunning() const { return isRunning_; }
    [[nodiscard]] const std::vector<PromptStep>& steps() const { return steps_; }
    /// Empty while nothing runs.
    [[nodiscard]] std::optional<Prompt> prompt(Duration now) const;

private:
    void begin(std::size_t step, int repetition, bool isRest, Duration now,
               std::vector<std::string>& due);
    void goOn(Duration now, std::vector<std::string>& due);

    std::vector<PromptStep> steps_;
    bool isRunning_ = false, isRest_ = true;
    std::size_t step_ = 0;
    int repetition_ = 0;  ///< 0: the rest before the first
    Duration since_;
};

}  // namespace facialis::ui
