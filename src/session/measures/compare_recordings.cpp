// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/measures/compare_recordings.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace facialis::engine {
namespace {

/// Less rest than this has no rate of bursts: one by chance would be six a minute.
constexpr Duration leastRest(10.0);

/// A muscle of a side: what makes channels of two recordings the same place of the face.
struct Place {
    std::string muscle;
    Side side = Side::left;

    friend auto operator<=>(const Place&, const Place&) = default;
};

std::optional<Place> placeOf(const Channel& channel)
{
    if (channel.muscle.empty() || !channel.side)
        return {};
    return Place{channel.muscle, *channel.side};
}

/// The places of both recordings, in the order of the first.
class Places {
public:
    Places(const AnalysisResult& before, const AnalysisResult& after)
    {
        fill(before, channels_[0]);
        fill(after, channels_[1]);
    }
    [[nodiscard]] const std::vector<Place>& all() const { return order_; }
    /// The channel of a place; empty: the recording has none that is usable.
    [[nodiscard]] std::optional<std::size_t> channel(const Place& place, std::size_t of) const
    {
        const auto found = channels_[of].find(place);
        return found == channels_[of].end() ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] bool isIn(const Place& place, std::size_t of) const
    {
        return channels_[of].contains(place);
    }

private:
    void fill(const AnalysisResult& result, std::map<Place, std::size_t>& into)
    {
        for (std::size_t c = 0; c < result.recording.channels.size(); ++c) {
            const auto place = placeOf(result.recording.channels[c]);
            const bool isUsable =
                std::ranges::any_of(result.quality, [&](const ChannelQuality& quality) {
                    return quality.channel == c && quality.isUsable;
                });
            if (!place || !isUsable || into.contains(*place))
                continue;
            into.emplace(*place, c);
            if (std::ranges::find(order_, *place) == order_.end())
                order_.push_back(*place);
        }
    }

    std::array<std::map<Place, std::size_t>, 2> channels_;
    std::vector<Place> order_;
};

class Comparison {
public:
    Comparison(const AnalysisResult& before, const AnalysisResult& after,
               const KnowledgeBase& knowledge)
        : results_{&before, &after}, knowledge_(knowledge), places_(before, after)
    {
    }

    RecordingComparison made()
    {
        examination();
        causes();
        for (const Place& place : places_.all())
            channel(place);
        laterality();
        synkinesis();
        movements();
        remarks();
        return std::move(made_);
    }

private:
    [[nodiscard]] std::string nameOf(const std::string& muscle) const
    {
        if (muscle.empty())
            return "all muscles";
        const MuscleEntry* known = knowledge_.muscle(muscle);
        return known ? known->name : muscle;
    }

    template <class ValueOf>
    void add(ComparedFigure figure, const ValueOf& valueOf)
    {
        figure.before = valueOf(*results_[0], 0);
        figure.after = valueOf(*results_[1], 1);
        if (figure.before || figure.after)
            made_.figures.push_back(std::move(figure));
    }
    template <class WordsOf>
    void addWords(ComparedFigure figure, const WordsOf& wordsOf)
    {
        figure.beforeWords = wordsOf(*results_[0], 0);
        figure.afterWords = wordsOf(*results_[1], 1);
        if (!figure.beforeWords.empty() || !figure.afterWords.empty())
            made_.figures.push_back(std::move(figure));
    }

    void examination()
    {
        add({.topic = ComparedTopic::examination, .what = "rest that was looked at", .unit = "s"},
            [](const AnalysisResult& result, std::size_t) -> std::optional<double> {
                return result.measures.restTime.seconds();
            });
        add({.topic = ComparedTopic::examination, .what = "movements", .unit = ""},
            [](const AnalysisResult& result, std::size_t) -> std::optional<double> {
                return static_cast<double>(result.manoeuvres.size());
            });
    }

    void causes()
    {
        addWords({.topic = ComparedTopic::causes, .what = "most compatible cause"},
                 [](const AnalysisResult& result, std::size_t) -> std::string {
                     for (const RankedCause& cause : result.causes)
                         if (cause.rank == 1)
                             return fmt::format("{}{}{} ({})", cause.name, cause.side ? ", " : "",
                                                cause.side ? toString(*cause.side) : "",
                                                toString(cause.support));
                     return result.causes.empty() ? "not interpreted" : "none named";
                 });
    }

    [[nodiscard]] bool hasRest(std::size_t of) const
    {
        return results_[of]->measures.restTime >= leastRest;
    }

    [[nodiscard]] const ChannelActivity* activity(const Place& place, std::size_t of) const
    {
        const auto channel = places_.channel(place, of);
        if (!channel)
            return nullptr;
        const auto& all = results_[of]->measures.channels;
        const auto found = std::ranges::find(all, *channel, &ChannelActivity::channel);
        return found == all.end() ? nullptr : &*found;
    }

    void channel(const Place& place)
    {
        const auto figure = [&](const char* what, const char* unit, const auto& valueOf) {
            add({.topic = ComparedTopic::involuntary,
                 .about = nameOf(place.muscle),
                 .side = place.side,
                 .what = what,
                 .unit = unit},
                [&](const AnalysisResult&, std::size_t of) -> std::optional<double> {
                    const ChannelActivity* found = activity(place, of);
                    return found ? valueOf(*found, of) : std::nullopt;
                });
        };
        using Value = std::optional<double>;
        // Without rest there is no rate of it: zero would read as a cure.
        const auto atRest = [&](double value, std::size_t of) -> Value {
            return hasRest(of) ? Value(value) : Value();
        };
        figure("involuntary bursts a minute of rest", "/min",
               [&](const ChannelActivity& activity, std::size_t of) {
                   return atRest(activity.perMinute, of);
               });
        figure("share of rest spent in them", "%",
               [&](const ChannelActivity& activity, std::size_t of) {
                   return atRest(activity.timeFraction * 100.0, of);
               });
        figure("their median length", "ms", [](const ChannelActivity& of, std::size_t) -> Value {
            return of.lengthMedian ? Value(of.lengthMedian->milliseconds()) : Value();
        });
        figure("RMS of the strongest movement", "uV",
               [](const ChannelActivity& of, std::size_t) -> Value {
                   return of.taskMaximum ? Value(of.taskMaximum->microvolts()) : Value();
               });
        add({.topic = ComparedTopic::involuntary,
             .about = nameOf(place.muscle),
             .side = place.side,
             .what = "RMS at rest",
             .unit = "uV"},
            [&](const AnalysisResult& result, std::size_t of) -> Value {
                const auto channel = places_.channel(place, of);
                if (!channel)
                    return {};
                const auto found =
                    std::ranges::find(result.quality, *channel, &ChannelQuality::channel);
                return found != result.quality.end() && found->noiseRms
                           ? Value(found->noiseRms->microvolts())
                           : Value();
            });
    }

    void laterality()
    {
        std::vector<std::string> muscles;
        for (const AnalysisResult* result : results_)
            for (const Laterality& each : result->measures.laterality)
                if (std::ranges::find(muscles, each.muscle) == muscles.end())
                    muscles.push_back(each.muscle);
        for (const std::string& muscle : muscles)
            add({.topic = ComparedTopic::laterality,
                 .about = nameOf(muscle),
                 .what = "laterality (-1 left, +1 right)"},
                [&](const AnalysisResult& result, std::size_t) -> std::optional<double> {
                    const auto found =
                        std::ranges::find(result.measures.laterality, muscle, &Laterality::muscle);
                    return found == result.measures.laterality.end() ? std::nullopt : found->index;
                });
    }

    using PairKey = std::tuple<std::string, std::string, Side>;  // driver, follower, side

    [[nodiscard]] static std::optional<PairKey> keyOf(const AnalysisResult& result,
                                                      const SynkinesisPair& pair)
    {
        const std::string& driver = result.recording.channels[pair.driver].muscle;
        const std::string& follower = result.recording.channels[pair.follower].muscle;
        if (driver.empty() || follower.empty() || !pair.side)
            return {};
        return PairKey{driver, follower, *pair.side};
    }

    void synkinesis()
    {
        std::vector<PairKey> keys;
        std::array<std::map<PairKey, const SynkinesisPair*>, 2> pairs;
        for (std::size_t of = 0; of < 2; ++of)
            for (const SynkinesisPair& pair : results_[of]->synkinesis) {
                const auto key = keyOf(*results_[of], pair);
                if (!key || pair.call == SynkinesisCall::notAssessable ||
                    !pairs[of].emplace(*key, &pair).second)
                    continue;
                if (std::ranges::find(keys, *key) == keys.end())
                    keys.push_back(*key);
            }
        for (const PairKey& key : keys) {
            const auto& [driver, follower, side] = key;
            const ComparedFigure about{.topic = ComparedTopic::synkinesis,
                                       .about = nameOf(driver) + " moves " + nameOf(follower),
                                       .side = side};
            const auto pairOf = [&](std::size_t of) -> const SynkinesisPair* {
                const auto found = pairs[of].find(key);
                return found == pairs[of].end() ? nullptr : found->second;
            };
            ComparedFigure call = about;
            call.what = "synkinesis";
            addWords(call, [&](const AnalysisResult&, std::size_t of) -> std::string {
                const SynkinesisPair* pair = pairOf(of);
                return pair ? fmt::format("{}, {} of {} movements", toString(pair->call),
                                          pair->coActivated, pair->trials)
                            : std::string();
            });
            ComparedFigure strength = about;
            strength.what = "RMS of the follower against the other side";
            add(strength, [&](const AnalysisResult&, std::size_t of) -> std::optional<double> {
                const SynkinesisPair* pair = pairOf(of);
                return pair ? pair->rmsSideRatio : std::nullopt;
            });
        }
    }

    void movements()
    {
        std::set<std::pair<std::string, std::string>> keys;
        for (const AnalysisResult* result : results_)
            for (const VoluntaryStrength& each : result->measures.voluntary)
                keys.emplace(each.muscle, each.manoeuvre);
        for (const auto& key : keys) {
            const std::string &muscle = key.first, &id = key.second;
            const ManoeuvreEntry* known = knowledge_.manoeuvre(id);
            add({.topic = ComparedTopic::movement,
                 .about = nameOf(muscle) + ", " + (known ? known->name : id),
                 .what = "RMS left / right"},
                [&](const AnalysisResult& result, std::size_t) -> std::optional<double> {
                    for (const VoluntaryStrength& each : result.measures.voluntary)
                        if (each.muscle == muscle && each.manoeuvre == id)
                            return each.leftOverRight;
                    return {};
                });
        }
    }

    [[nodiscard]] static std::string_view name(std::size_t of)
    {
        return of == 0 ? "The first recording" : "The second recording";
    }
    /// What a reader changed stands among the settings, too.
    [[nodiscard]] static bool isOfReview(const Setting& setting)
    {
        return setting.name.starts_with("review.");
    }
    /// Settings that change figures; which part of a recording was analysed is none.
    [[nodiscard]] std::vector<std::string> differingSettings() const
    {
        std::vector<std::string> differing;
        for (std::size_t of = 0; of < 2; ++of)
            for (const Setting& setting : results_[of]->settings) {
                const auto& others = results_[1 - of]->settings;
                const auto other = std::ranges::find(others, setting.name, &Setting::name);
                const bool isSame = other != others.end() && other->value == setting.value;
                if (!isSame && !isOfReview(setting) && !setting.name.starts_with("part.") &&
                    std::ranges::find(differing, setting.name) == differing.end())
                    differing.push_back(setting.name);
            }
        return differing;
    }

    void remarks()
    {
        const std::vector<std::string> differing = differingSettings();
        if (!differing.empty())
            made_.remarks.push_back(
                fmt::format("The recordings were analysed with other settings: {}.",
                            fmt::join(differing, ", ")));
        const bool haveCommon = std::ranges::any_of(places_.all(), [&](const Place& place) {
            return places_.isIn(place, 0) && places_.isIn(place, 1);
        });
        if (!haveCommon)
            made_.remarks.emplace_back(
                "The recordings have no usable channel of one muscle in common.");
        for (std::size_t of = 0; of < 2; ++of) {
            if (std::ranges::any_of(results_[of]->settings, isOfReview))
                made_.remarks.push_back(fmt::format("{} has been edited by a reader.", name(of)));
            if (!hasRest(of))
                made_.remarks.push_back(
                    fmt::format("{} holds {:.1f} s of rest: too little for rates.", name(of),
                                results_[of]->measures.restTime.seconds()));
            std::vector<std::string> missing;
            for (const Place& place : places_.all())
                if (!places_.isIn(place, of))
                    missing.push_back(
                        fmt::format("{} {}", toString(place.side), nameOf(place.muscle)));
            if (haveCommon && !missing.empty())
                made_.remarks.push_back(fmt::format("{} has no usable channel of: {}.", name(of),
                                                    fmt::join(missing, ", ")));
        }
        if (!places_.all().empty())
            made_.remarks.emplace_back(
                "Voltages of two sessions can be compared only where the electrodes lay in the "
                "same places; rates, lengths and ratios of the sides depend on that less.");
    }

    std::array<const AnalysisResult*, 2> results_;
    const KnowledgeBase& knowledge_;
    Places places_;
    RecordingComparison made_;
};

}  // namespace

RecordingComparison compareRecordings(const AnalysisResult& before, const AnalysisResult& after,
                                      const KnowledgeBase& knowledge)
{
    return Comparison(before, after, knowledge).made();
}

}  // namespace facialis::engine
