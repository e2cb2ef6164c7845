// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/review/review_file.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "data/storage/sha256.hpp"
#include "src/review/review_json.hpp"

namespace facialis::engine {
namespace {

using Json = nlohmann::json;

constexpr const char* schema = "facialis.review/1";
constexpr const char* remedy = "restore an earlier copy, or start a new review";

Json recordingJson(const ReviewedFile& recording)
{
    return {{"path", recording.path},
            {"sha256", recording.sha256},
            {"channels", recording.channels},
            {"duration_s", recording.duration.seconds()},
            {"rate_hz", recording.rate ? Json(recording.rate->hertz()) : Json(nullptr)},
            {"unit", recording.unit},
            {"part", recording.part},
            {"columns", recording.columns}};
}

ReviewedFile recordingFrom(const Json& json)
{
    ReviewedFile recording;
    recording.path = json.at("path").get<std::string>();
    recording.sha256 = json.at("sha256").get<std::string>();
    recording.channels = json.at("channels").get<std::size_t>();
    recording.duration = Duration(json.at("duration_s").get<double>());
    if (!json.at("rate_hz").is_null())
        recording.rate = Frequency(json.at("rate_hz").get<double>());
    recording.unit = json.at("unit").get<std::string>();
    recording.part = json.at("part").get<std::string>();
    recording.columns = json.at("columns").get<std::vector<std::string>>();
    return recording;
}

Json lookJson(const ReviewLook& look)
{
    return {{"start_s", look.start.seconds()},
            {"page_s", look.page.seconds()},
            {"gains", look.gains},
            {"raw", look.isRaw},
            {"negative_up", look.isNegativeUp},
            {"face_to_face", look.isFaceToFace},
            {"envelopes", look.hasEnvelopes},
            {"view", look.view}};
}

ReviewLook lookFrom(const Json& json)
{
    return {.start = Duration(json.at("start_s").get<double>()),
            .page = Duration(json.at("page_s").get<double>()),
            .gains = json.at("gains").get<std::vector<double>>(),
            .isRaw = json.at("raw").get<bool>(),
            .isNegativeUp = json.at("negative_up").get<bool>(),
            .isFaceToFace = json.value("face_to_face", false),
            .hasEnvelopes = json.value("envelopes", false),
            .view = json.at("view").get<std::string>()};
}

Result<StepList> stepsFrom(const Json& json, const std::string& where)
{
    Json state = json.at("start");
    auto start = reviewFromJson(state, where);
    if (!start)
        return tl::unexpected(start.error());
    StepList steps(std::move(*start));
    std::vector<std::string> hashes{reviewHash(steps.now())};
    for (const Json& step : json.at("steps")) {
        state = state.patch(step.at("patch"));
        auto next = reviewFromJson(state, where);
        if (!next)
            return tl::unexpected(next.error());
        hashes.push_back(reviewHash(*next));
        if (!steps.add(step.at("words").get<std::string>(), step.at("when").get<std::string>(),
                       std::move(*next)))
            return failure("a step changes nothing", where, remedy);
    }
    std::size_t signedBefore = 0;
    std::vector<Signature> signatures;
    for (const Json& entry : json.at("signatures")) {
        Signature signature{.reviewer = entry.at("reviewer").get<std::string>(),
                            .when = entry.at("when").get<std::string>(),
                            .steps = entry.at("steps").get<std::size_t>(),
                            .reviewHash = entry.at("review_sha256").get<std::string>()};
        if (signature.steps >= hashes.size() || signature.steps < signedBefore ||
            signature.reviewHash != hashes[signature.steps])
            return failure("the signature of " + signature.reviewer +
                               " does not fit what it stands under: the file was changed after it",
                           where, remedy);
        signedBefore = signature.steps;
        signatures.push_back(std::move(signature));
    }
    steps.restore(std::move(signatures), json.at("done").get<std::size_t>());
    return steps;
}

}  // namespace

std::string reviewHash(const Review& review)
{
    return sha256Of(reviewJson(review).dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string reviewText(const ReviewFile& file)
{
    Json steps = Json::array();
    Json before = reviewJson(file.steps.start());
    Json json{{"schema", schema},
              {"recording", recordingJson(file.recording)},
              {"look", lookJson(file.look)},
              {"start", before},
              {"done", file.steps.position()}};
    for (const Step& step : file.steps.steps()) {
        Json after = reviewJson(*step.after);
        steps.push_back(
            {{"words", step.words}, {"when", step.when}, {"patch", Json::diff(before, after)}});
        before = std::move(after);
    }
    json["steps"] = std::move(steps);
    json["signatures"] = Json::array();
    for (const Signature& signature : file.steps.signatures())
        json["signatures"].push_back({{"reviewer", signature.reviewer},
                                      {"when", signature.when},
                                      {"steps", signature.steps},
                                      {"review_sha256", signature.reviewHash}});
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<ReviewFile> reviewFromText(const std::string& text, const std::string& where)
{
    try {
        const Json json = Json::parse(text);
        if (!json.is_object() || json.value("schema", "") != schema)
            return failure(fmt::format("it is no review of this version ({})", schema), where,
                           "choose a file that the workstation saved");
        auto steps = stepsFrom(json, where);
        if (!steps)
            return tl::unexpected(steps.error());
        return ReviewFile{.recording = recordingFrom(json.at("recording")),
                          .steps = std::move(*steps),
                          .look = lookFrom(json.at("look"))};
    } catch (const Json::exception& error) {
        return failure(fmt::format("the review cannot be read: {}", error.what()), where, remedy);
    }
}

Result<ReviewFile> reviewFromFile(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file)
        return failure("the review cannot be read", path, "check the name and the permissions");
    return reviewFromText(text.str(), path);
}

Result<void> writeReview(const ReviewFile& file, const std::string& path)
{
    return replaceFile(path, reviewText(file));
}

std::string reviewPathFor(const std::string& recording)
{
    return recording + ".review.json";
}

}  // namespace facialis::engine
