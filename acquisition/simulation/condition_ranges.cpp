// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/condition_ranges.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace facialis::acquisition {

// clang-format off
namespace {

using enum Spread;

constexpr std::array table{
    // Everybody, in every scenario.
    ConditionRange{"person", "blinks_per_minute", 5.1, 34.5, even, "iovs 2357231: 19.8 +- 4.9, three SD either way"},
    ConditionRange{"person", "blink_length_ms", 65, 130, even, "[M]; a closure takes 77.6 +- 10.0 ms in films"},
    ConditionRange{"person", "blink_level", 0.25, 0.75, even, "[M] of full effort; spontaneous blinks are smaller than voluntary ones"},
    ConditionRange{"person", "heart_rate_per_minute", 50, 110, even, "[M] awake adults"},
    ConditionRange{"person", "heart_uv", 1, 15, byRatio, "[M] QRS at the neck; the face sees a share of it"},
    ConditionRange{"person", "mains_uv", 0.2, 20, byRatio, "[M] amplitude of the fundamental"},
    ConditionRange{"person", "drift_uv", 5, 80, byRatio, "[M] SD of the skin potential"},
    ConditionRange{"person", "pops_per_minute", 0.1, 3, byRatio, "[M] over all electrodes"},
    ConditionRange{"person", "noise_uv", 1, 5, byRatio, "[M] RMS in 20-450 Hz"},
    ConditionRange{"person", "noise_corner_hz", 2, 80, byRatio, "[M] white above, 1/f below"},

    // What hemifacial and hemimasticatory spasm share: the bursts are identical ([R46]).
    ConditionRange{"spasm", "burst_length_ms", 20, 100, byRatio, "[M] single clonic burst about 20-100 ms; no figure from surface EMG"},
    ConditionRange{"spasm", "burst_length_log_sd", 0.2, 0.5, even, "[M]"},
    ConditionRange{"spasm", "discharge_rate_hz", 150, 400, even, "[R8]"},
    ConditionRange{"spasm", "train_pause_ms", 50, 250, byRatio, "[M]"},
    ConditionRange{"spasm", "tonic_length_s", 1.1, 30, byRatio, "[M] about 1 s to tens of seconds"},
    ConditionRange{"spasm", "spasm_level", 0.2, 1.0, even, "[M] of full voluntary effort"},

    // Hemifacial spasm; the patterns and their shares are those of [R10], their rates [M].
    ConditionRange{"hfs isolated", "attacks_per_minute", 5, 60, byRatio, "[R10] isolated discharges; rate [M]"},
    ConditionRange{"hfs isolated", "train_share", 0, 0.2, even, "[R10], [M]"},
    ConditionRange{"hfs grouped", "attacks_per_minute", 4, 24, byRatio, "[R10] grouped bursts in random sequences; rate [M]"},
    ConditionRange{"hfs grouped", "train_share", 0.6, 1, even, "[R10], [M]"},
    ConditionRange{"hfs grouped", "tonic_per_minute", 0, 0.5, even, "[R10], [M]"},
    ConditionRange{"hfs tonic", "attacks_per_minute", 1, 6, byRatio, "[R10] tonic activity; rate [M]"},
    ConditionRange{"hfs tonic", "train_share", 0, 1, even, "[R10], [M]"},
    ConditionRange{"hfs tonic", "tonic_per_minute", 1, 4, even, "[R10], [M]"},
    ConditionRange{"hfs mixed", "attacks_per_minute", 4, 40, byRatio, "[R10] mixtures; rate [M]"},
    ConditionRange{"hfs mixed", "train_share", 0.2, 0.6, even, "[R10], [M]"},
    ConditionRange{"hfs mixed", "tonic_per_minute", 0.3, 3, even, "[R10], [M]"},
    ConditionRange{"hfs", "share_first", 0.9, 1, even, "[M] of the bursts that reach the muscle the spasm began in"},
    ConditionRange{"hfs", "share_cheek", 0.4, 1, even, "[M]; spread in [R12]"},
    ConditionRange{"hfs", "share_second", 0.4, 1, even, "[M] mouth, or the eye where the mouth was first"},
    ConditionRange{"hfs", "share_chin", 0.2, 1, even, "[M]"},
    ConditionRange{"hfs", "share_neck", 0, 0.9, even, "[M]"},
    ConditionRange{"hfs", "share_brow", 0, 0.9, even, "[M]"},
    ConditionRange{"hfs", "longest_lag_ms", 0, 10, even, "[R11] synchronous; how closely, [M]"},
    ConditionRange{"hfs", "movement_trigger", 0.1, 0.6, even, "[R1] not on every movement; how often, [M]"},
    ConditionRange{"hfs", "strength_of_side", 0.6, 1, even, "[S3] near equal, mild palsy possible"},

    // Hemimasticatory spasm: brief twitches, prolonged contraction, or both ([R47]).
    ConditionRange{"hemimasticatory", "attacks_per_minute", 4, 40, byRatio, "[M]"},
    ConditionRange{"hemimasticatory", "train_share", 0, 1, even, "[M]"},
    ConditionRange{"hemimasticatory", "tonic_per_minute", 0.5, 4, even, "[M]"},

    // Synkinesis after a palsy.
    ConditionRange{"synkinesis", "strength_reduced", 0.2, 0.9, even, "[R1] reduced or raised; how much, [M]"},
    ConditionRange{"synkinesis", "strength_raised", 1.1, 1.5, even, "[M]"},
    ConditionRange{"synkinesis", "blink_share", 0.3, 1, even, "[R4] blinks drag the mouth; how many, [M]"},
    ConditionRange{"synkinesis", "route_share", 0.2, 1, even, "[M] of the known routes that are miswired"},
    ConditionRange{"synkinesis", "gain", 0.25, 1, even, "[M] follower over its full effort, at full effort of the driver"},
    ConditionRange{"synkinesis", "lag_ms", 0, 20, even, "[M] nerve-level miswiring"},
    ConditionRange{"synkinesis", "lag_of_r1_ms", 10, 12, even, "[M] reflex-mediated"},
    ConditionRange{"synkinesis", "lag_of_r2_ms", 30, 40, even, "[M] reflex-mediated"},
    ConditionRange{"synkinesis", "lag_sd_ms", 0.5, 3, even, "[M] from one movement to the next"},
    ConditionRange{"synkinesis", "myokymic_rate_hz", 30, 60, even, "[R31]"},

    // Blepharospasm.
    ConditionRange{"blepharospasm", "phasic_per_minute", 4, 40, byRatio, "[M]"},
    ConditionRange{"blepharospasm", "phasic_length_ms", 100, 500, byRatio, "[M]"},
    ConditionRange{"blepharospasm", "tonic_per_minute", 0.5, 4, even, "[M]"},
    ConditionRange{"blepharospasm", "tonic_length_s", 1.1, 60, byRatio, "[M] seconds to minutes"},
    ConditionRange{"blepharospasm", "spasm_level", 0.3, 1, even, "[M] of full voluntary effort"},
    ConditionRange{"blepharospasm", "right_over_left", 0.7, 1.4, byRatio, "[R30] both sides; how equally, [M]"},
    ConditionRange{"blepharospasm", "side_lag_sd_ms", 0, 5, even, "[M] synchronous"},
    ConditionRange{"blepharospasm", "blink_rate_factor", 1, 2.5, even, "[M]"},

    // Benign eyelid myokymia.
    ConditionRange{"eyelid_myokymia", "bursts_per_second", 3, 8, even, "[R33], [R34]"},
    ConditionRange{"eyelid_myokymia", "pause_ms", 100, 200, even, "[R33], [R34] between bursts"},
    ConditionRange{"eyelid_myokymia", "rhythm_cv", 0.03, 0.15, even, "[M]"},
    ConditionRange{"eyelid_myokymia", "discharge_rate_hz", 30, 100, even, "[M] within a burst"},
    ConditionRange{"eyelid_myokymia", "episode_s", 5, 180, byRatio, "[R35] minutes to hours: up to the whole recording"},
    ConditionRange{"eyelid_myokymia", "break_s", 2, 60, byRatio, "[M]"},
    ConditionRange{"eyelid_myokymia", "other_unit_share", 0, 0.5, even, "[R33] not synchronous within the muscle; [M]"},
    ConditionRange{"eyelid_myokymia", "level", 0.1, 0.35, even, "[M] a single unit, of full voluntary effort"},

    // Facial myokymia.
    ConditionRange{"facial_myokymia", "muscles", 2, 5, whole, "[M] not synchronous, usually one side"},
    ConditionRange{"facial_myokymia", "discharge_rate_hz", 30, 60, even, "[R31]"},
    ConditionRange{"facial_myokymia", "discharges", 2, 10, whole, "[M] multiplets of 2-10"},
    ConditionRange{"facial_myokymia", "recurrence_s", 0.1, 10, byRatio, "[M] from group to group; more where the group itself is longer"},
    ConditionRange{"facial_myokymia", "rhythm_cv", 0.03, 0.2, even, "[R31] rhythmic or semirhythmic; [M]"},
    ConditionRange{"facial_myokymia", "level", 0.1, 0.35, even, "[M] a single unit, of full voluntary effort"},

    // Tics.
    ConditionRange{"tic", "sites", 2, 4, whole, "[M] stereotyped, at several sites"},
    ConditionRange{"tic", "tics_per_minute", 4, 40, byRatio, "[M]"},
    ConditionRange{"tic", "clonic_length_ms", 50, 200, byRatio, "[R40]"},
    ConditionRange{"tic", "dystonic_length_ms", 300, 1000, byRatio, "[R40] beyond 300 ms; how far, [M]"},
    ConditionRange{"tic", "dystonic_share", 0, 0.5, even, "[M] of the sites"},
    ConditionRange{"tic", "two_sided_share", 0.5, 1, even, "[M] of the tics of eye and brow"},
    ConditionRange{"tic", "slip_share", 0, 0.5, even, "[M] suppressible: tics that come during a request all the same"},
    ConditionRange{"tic", "tic_level", 0.3, 1, even, "[M] of full voluntary effort"},
};

}  // namespace
// clang-format on

std::span<const ConditionRange> conditionRanges()
{
    return table;
}

const ConditionRange& conditionRange(std::string_view scope, std::string_view name)
{
    const auto* const found = std::find_if(
        table.begin(), table.end(),
        [&](const ConditionRange& range) { return range.scope == scope && range.name == name; });
    assert(found != table.end() && "a range that is drawn from is stated");
    return *found;
}

}  // namespace facialis::acquisition
