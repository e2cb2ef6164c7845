// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/tasks.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace facialis::engine {
namespace {

constexpr Duration anticipation = 300_ms;
constexpr Duration relaxation = 800_ms;
constexpr Duration bridged = 150_ms;
constexpr Duration shortestMovement = 500_ms;
constexpr Duration synergyApart = 500_ms;
constexpr double mostRepetitions = 0.6;

constexpr std::string_view movingRegions[] = {"ocular", "oral", "brow", "neck", "jaw", "speech"};

bool isMovement(const ManoeuvreEntry& entry)
{
    return std::find(std::begin(movingRegions), std::end(movingRegions), entry.region) !=
           std::end(movingRegions);
}

/// Stretches in which a muscle is active on both sides for long enough.
std::vector<Episode> bilateralEpisodes(const ActivityTable& table, std::size_t left,
                                       std::size_t right)
{
    const TimeInterval everything{Duration(-1.0), Duration(1e12)};
    const auto lefts = episodes(table, left, everything, bridged);
    const auto rights = episodes(table, right, everything, bridged);
    std::vector<Episode> both;
    std::size_t r = 0;
    for (const Episode& l : lefts) {
        while (r < rights.size() && rights[r].interval.offset <= l.interval.onset)
            ++r;
        for (std::size_t k = r; k < rights.size() && rights[k].interval.overlaps(l.interval); ++k) {
            const Duration common = l.interval.overlap(rights[k].interval);
            if (common < shortestMovement)
                continue;
            both.push_back({{std::min(l.interval.onset, rights[k].interval.onset),
                             std::max(l.interval.offset, rights[k].interval.offset)},
                            0.0});
        }
    }
    return both;
}

/// How strong a muscle is in a stretch, against the strongest it is anywhere: comparable between
/// muscles of different size.
double relativeStrength(const ActivityTable& table, std::size_t channel, TimeInterval interval)
{
    double strongest = 0.0, here = 0.0;
    for (const std::size_t e : table.of(channel))
        if (table.isOwn(e) && table.burst(e).interval.length() >= bridged)
            strongest = std::max(strongest, table[e].rms);
    for (const std::size_t e : table.overlapping(channel, interval))
        if (table.isOwn(e))
            here = std::max(here, table[e].rms);
    return strongest > 0.0 ? here / strongest : 0.0;
}

const ManoeuvreEntry* manoeuvreOf(const std::string& muscle, const KnowledgeBase& knowledge)
{
    for (const ManoeuvreEntry& entry : knowledge.manoeuvres())
        if (entry.id != "blink" && isMovement(entry) && !entry.targets.empty() &&
            entry.targets.front() == muscle)
            return &entry;
    for (const ManoeuvreEntry& entry : knowledge.manoeuvres())
        if (entry.id != "blink" && isMovement(entry) &&
            std::find(entry.targets.begin(), entry.targets.end(), muscle) != entry.targets.end())
            return &entry;
    return nullptr;
}

/// A movement found in the activity of one muscle.
struct Candidate {
    TimeInterval interval;
    double strength = 0.0;
    const ManoeuvreEntry* entry = nullptr;
};

/// Eyes that close for longer than anybody is asked to, or while other movements come and go, do
/// not close on purpose.
bool isForcedClosure(const Candidate& candidate, const std::vector<Candidate>& others)
{
    if (candidate.entry->region != "ocular")
        return false;
    return candidate.interval.length() > longestUnended ||
           std::any_of(others.begin(), others.end(), [&](const Candidate& other) {
               const Duration apart = other.interval.onset - candidate.interval.onset;
               return other.entry->region != "ocular" &&
                      other.interval.overlaps(candidate.interval) &&
                      (apart > synergyApart || -apart > synergyApart);
           });
}

bool isRecorded(const std::string& muscle, const FaceMap& face)
{
    return !face.of(muscle, Side::left).empty() || !face.of(muscle, Side::right).empty();
}

bool isActiveOnBothSides(const ActivityTable& table, const FaceMap& face, const std::string& muscle,
                         TimeInterval window)
{
    const auto isActive = [&](Side side) {
        for (const std::size_t c : face.of(muscle, side))
            if (const auto main = mainEpisode(table, c, window, bridged);
                main && main->interval.length() >= shortestMovement)
                return true;
        return false;
    };
    return isActive(Side::left) && isActive(Side::right);
}

TimeInterval windowOf(const Manoeuvre& manoeuvre)
{
    if (manoeuvre.isInferred)
        return manoeuvre.interval.widened(anticipation * 0.5);
    return {manoeuvre.interval.onset - anticipation, manoeuvre.interval.offset + relaxation};
}

/// Muscles of the region that move in most repetitions, for manoeuvres whose own targets are
/// missing.
void findStandIns(std::vector<Task>& tasks, const ActivityTable& table, const FaceMap& face,
                  const KnowledgeBase& knowledge)
{
    std::set<std::string> muscles;
    for (std::size_t c = 0; c < face.size(); ++c)
        if (face.isPlaced(c))
            muscles.insert(face.muscle(c));
    std::set<std::string> ids;
    for (const Task& task : tasks)
        if (task.targets.empty())
            ids.insert(task.manoeuvre.id);
    for (const std::string& id : ids)
        for (const std::string& muscle : muscles) {
            int all = 0, active = 0;
            for (const Task& task : tasks) {
                if (task.manoeuvre.id != id || regionOf(muscle, knowledge) != task.region)
                    continue;
                ++all;
                active += isActiveOnBothSides(table, face, muscle, task.window) ? 1 : 0;
            }
            if (all == 0 || active < mostRepetitions * all)
                continue;
            for (Task& task : tasks)
                if (task.manoeuvre.id == id)
                    task.targets.push_back(muscle);
        }
}

}  // namespace

bool Task::closesEyes() const
{
    return region == "ocular" && manoeuvre.id != "blink";
}

bool Task::isTarget(const std::string& muscle) const
{
    return std::find(targets.begin(), targets.end(), muscle) != targets.end();
}

std::string regionOf(const std::string& muscle, const KnowledgeBase& knowledge)
{
    const ManoeuvreEntry* entry = manoeuvreOf(muscle, knowledge);
    return entry ? entry->region : std::string();
}

std::vector<Manoeuvre> annotatedManoeuvres(const RecordingInfo& recording,
                                           const KnowledgeBase& knowledge)
{
    std::vector<Manoeuvre> found;
    std::vector<bool> isOpenEnded;
    for (const Annotation& annotation : recording.annotations) {
        const ManoeuvreEntry* entry = knowledge.identifyManoeuvre(annotation.text);
        if (!entry)
            continue;
        const bool isEnded = annotation.duration && annotation.duration->seconds() > 0.0;
        const Duration end = isEnded ? annotation.onset + *annotation.duration : recording.duration;
        found.push_back({entry->id, {annotation.onset, end}, false, annotation.text});
        isOpenEnded.push_back(!isEnded);
    }
    std::vector<std::size_t> order(found.size());
    for (std::size_t k = 0; k < order.size(); ++k)
        order[k] = k;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return found[a].interval.onset < found[b].interval.onset;
    });
    std::vector<Manoeuvre> sorted;
    for (std::size_t k = 0; k < order.size(); ++k) {
        Manoeuvre manoeuvre = found[order[k]];
        if (isOpenEnded[order[k]]) {
            Duration& end = manoeuvre.interval.offset;
            for (std::size_t n = k + 1; n < order.size(); ++n)
                if (found[order[n]].interval.onset > manoeuvre.interval.onset) {
                    end = std::min(end, found[order[n]].interval.onset);
                    break;
                }
            if (manoeuvre.id != "rest")
                end = std::min(end, manoeuvre.interval.onset + longestUnended);
        }
        sorted.push_back(std::move(manoeuvre));
    }
    return sorted;
}

std::vector<Manoeuvre> inferredManoeuvres(const ActivityTable& table, const FaceMap& face,
                                          const KnowledgeBase& knowledge)
{
    std::vector<Candidate> candidates;
    for (std::size_t c = 0; c < face.size(); ++c) {
        const auto mirror = face.mirror(c);
        if (!mirror || face.side(c) != Side::left)
            continue;
        const ManoeuvreEntry* entry = manoeuvreOf(face.muscle(c), knowledge);
        if (!entry)
            continue;
        for (const Episode& episode : bilateralEpisodes(table, c, *mirror)) {
            const double strength = std::min(relativeStrength(table, c, episode.interval),
                                             relativeStrength(table, *mirror, episode.interval));
            candidates.push_back({episode.interval, strength, entry});
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
        return a.interval.onset < b.interval.onset;
    });

    std::vector<Candidate> movements;
    for (const Candidate& candidate : candidates) {
        if (isForcedClosure(candidate, candidates))
            continue;
        if (movements.empty() || !movements.back().interval.overlaps(candidate.interval)) {
            movements.push_back(candidate);
            continue;
        }
        Candidate& last = movements.back();
        const TimeInterval joined{last.interval.onset,
                                  std::max(last.interval.offset, candidate.interval.offset)};
        if (candidate.strength > last.strength)
            last = candidate;
        last.interval = joined;
    }
    std::set<std::string> regions;
    for (const Candidate& movement : movements)
        regions.insert(movement.entry->region);
    if (regions.size() < 2)
        return {};
    std::vector<Manoeuvre> inferred;
    for (const Candidate& movement : movements)
        inferred.push_back({movement.entry->id, movement.interval, true, {}});
    return inferred;
}

std::vector<Task> movementTasks(const std::vector<Manoeuvre>& manoeuvres,
                                const ActivityTable& table, const FaceMap& face,
                                const KnowledgeBase& knowledge)
{
    std::vector<Task> tasks;
    for (const Manoeuvre& manoeuvre : manoeuvres) {
        const ManoeuvreEntry* entry = knowledge.manoeuvre(manoeuvre.id);
        if (!entry || !isMovement(*entry))
            continue;
        Task task{manoeuvre, entry->region, {}, windowOf(manoeuvre)};
        for (const std::string& target : entry->targets)
            if (isRecorded(target, face))
                task.targets.push_back(target);
        tasks.push_back(std::move(task));
    }
    findStandIns(tasks, table, face, knowledge);
    return tasks;
}

}  // namespace facialis::engine
