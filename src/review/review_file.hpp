// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/replace_file.hpp"
#include "data/model/result.hpp"
#include "src/review/step_list.hpp"

namespace facialis::engine {

/// Which recording a review belongs to, and how its file was opened.
struct ReviewedFile {
    std::string path;    ///< as it was opened
    std::string sha256;  ///< of the file; empty: not known yet
    std::size_t channels = 0;
    Duration duration;
    std::optional<Frequency> rate;     ///< stated by the user
    std::string unit, part;            ///< stated by the user; may be empty
    std::vector<std::string> columns;  ///< stated by the user
};

/// How the window looked. Empty or zero: as it opens.
struct ReviewLook {
    Duration start, page;
    std::vector<double> gains;  ///< a division of each unit, in the order of the channels' units
    bool isRaw = false, isNegativeUp = false, isFaceToFace = false, hasEnvelopes = false;
    std::string view;  ///< panel that was up
};

/// Everything the workstation keeps of the work on a recording.
struct ReviewFile {
    ReviewedFile recording;
    StepList steps;
    ReviewLook look;
};

/// As JSON, schema `facialis.review/1` (docs/review.md): recording, look, the review before the
/// first step, each step as an RFC 6902 patch of the one before, signatures, and how many steps are
/// done.
[[nodiscard]] std::string reviewText(const ReviewFile& file);

/// Reads it back. Steps and signatures come back exactly; a signature whose hash does not fit the
/// steps before it is an error: the file was changed behind the reader's back.
/// @param where  named in errors @errors not JSON, another schema, values out of range, a signature
///               that does not hold
[[nodiscard]] Result<ReviewFile> reviewFromText(const std::string& text, const std::string& where);
[[nodiscard]] Result<ReviewFile> reviewFromFile(const std::string& path);
[[nodiscard]] Result<void> writeReview(const ReviewFile& file, const std::string& path);

/// SHA-256 of the review, for a signature: equal for equal reviews.
[[nodiscard]] std::string reviewHash(const Review& review);

/// Where the review of a recording is kept unless the user says otherwise:
/// "folder/name.edf" -> "folder/name.edf.review.json".
[[nodiscard]] std::string reviewPathFor(const std::string& recording);

}  // namespace facialis::engine
