// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "src/review/review.hpp"

namespace facialis::engine {

/// One step of the work on a recording: what was done, when, and what the review is after it.
struct Step {
    std::string words;  ///< "Burst at 12.35 s removed"
    std::string when;   ///< ISO 8601, UTC
    std::shared_ptr<const Review> after;
};

/// A reader put their name to the review as it was after a step.
struct Signature {
    std::string reviewer;
    std::string when;        ///< ISO 8601, UTC
    std::size_t steps = 0;   ///< how many steps it covers; later ones are amendments
    std::string reviewHash;  ///< SHA-256 of the review as it was signed (reviewHash)

    friend bool operator==(const Signature&, const Signature&) = default;
};

/// The work on a recording, step by step, with the way back and forth. Whatever changes a result is
/// a step; there is no other way to change one. Undo goes back to the state before, exactly.
/// Signed steps cannot be undone: what comes after a signature is an amendment.
class StepList {
public:
    explicit StepList(Review start);

    [[nodiscard]] const Review& now() const;
    [[nodiscard]] const Review& start() const { return *start_; }
    /// Those that are done, then those that were undone.
    [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }
    /// How many steps are done.
    [[nodiscard]] std::size_t position() const { return position_; }

    /// Goes on to `next`; what was undone before is forgotten. A review that is equal to now() is
    /// no step: false.
    bool add(std::string words, std::string when, Review next);
    [[nodiscard]] bool canUndo() const { return position_ > signedSteps(); }
    [[nodiscard]] bool canRedo() const { return position_ < steps_.size(); }
    void undo();
    void redo();
    /// To a step, forth or back; not before the last signature.
    void goTo(std::size_t position);

    /// Signs the review as it is. What was undone is forgotten.
    void sign(std::string reviewer, std::string when, std::string hash);
    [[nodiscard]] const std::vector<Signature>& signatures() const { return signatures_; }
    [[nodiscard]] std::size_t signedSteps() const;
    /// As it was kept: for review_file.cpp, after all steps were added.
    void restore(std::vector<Signature> signatures, std::size_t position);
    /// Steps done after the last signature; 0 where there is none.
    [[nodiscard]] std::size_t amendments() const;

private:
    std::shared_ptr<const Review> start_;
    std::vector<Step> steps_;
    std::size_t position_ = 0;
    std::vector<Signature> signatures_;
};

}  // namespace facialis::engine
