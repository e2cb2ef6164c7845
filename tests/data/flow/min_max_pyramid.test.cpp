// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/flow/min_max_pyramid.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>

#include "tests/support/allocation_count.hpp"

using facialis::MinMaxColumns;
using facialis::MinMaxPyramid;
using facialis::SampleRange;

namespace {

std::vector<double> noiseWithHoles(std::size_t length, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<double> samples(length);
    for (std::size_t i = 0; i < length; ++i)
        samples[i] = (random() / 2147483648.0 - 1.0) * (i % 1000 == 0 ? 50.0 : 1.0);
    for (int hole = 0; hole < 4 && length > 10; ++hole)
        for (std::size_t i = random() % length, n = random() % (length / 4); n > 0 && i < length;
             ++i, --n)
            samples[i] = std::nan("");
    return samples;
}

/// The definition: every sample of every whole base bin that the column touches.
MinMaxColumns bruteForce(const std::vector<double>& samples, SampleRange range, std::size_t columns,
                         std::int64_t base)
{
    MinMaxColumns result;
    const auto n = static_cast<std::int64_t>(columns),
               length = static_cast<std::int64_t>(samples.size());
    for (std::int64_t c = 0; c < n; ++c) {
        const std::int64_t begin = range.begin + range.length() * c / n;
        const std::int64_t end = std::max(begin + 1, range.begin + range.length() * (c + 1) / n);
        float low = std::numeric_limits<float>::quiet_NaN(), high = low;
        if (begin < length && end > 0 && !range.isEmpty())
            for (std::int64_t i = std::max<std::int64_t>(begin, 0) / base * base;
                 i < std::min(length, (std::min(end, length) + base - 1) / base * base); ++i) {
                low = std::fmin(low, static_cast<float>(samples[static_cast<std::size_t>(i)]));
                high = std::fmax(high, static_cast<float>(samples[static_cast<std::size_t>(i)]));
            }
        result.low.push_back(low);
        result.high.push_back(high);
    }
    return result;
}

bool isSame(const std::vector<float>& a, const std::vector<float>& b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](float x, float y) {
               return x == y || (std::isnan(x) && std::isnan(y));
           });
}

void checkAgainstBruteForce(const MinMaxPyramid& pyramid, std::size_t channel,
                            const std::vector<double>& samples, std::mt19937& random)
{
    const auto length = static_cast<std::int64_t>(samples.size());
    for (int i = 0; i < 60; ++i) {
        const std::int64_t a = static_cast<std::int64_t>(random() % (samples.size() + 400)) - 200;
        const std::int64_t b =
            i == 0 ? a : static_cast<std::int64_t>(random() % (samples.size() + 400)) - 200;
        const SampleRange range{std::min(a, b), std::max(a, b)};
        const std::size_t columns = 1 + random() % 300;
        CAPTURE(range.begin, range.end, columns, length, pyramid.baseSamples());
        const MinMaxColumns got = pyramid.query(channel, range, columns);
        const MinMaxColumns expected = bruteForce(samples, range, columns, pyramid.baseSamples());
        CHECK(isSame(got.low, expected.low));
        CHECK(isSame(got.high, expected.high));
    }
}

}  // namespace

TEST_CASE("The pyramid says what going through all samples says, gaps included", "[flow]")
{
    std::mt19937 random(3);
    for (const std::size_t length : {1u, 63u, 64u, 65u, 4096u, 32768u, 100'003u}) {
        const std::vector<double> samples = noiseWithHoles(length, static_cast<unsigned>(length));
        MinMaxPyramid pyramid(2, static_cast<std::int64_t>(length));
        pyramid.append(1, samples);
        CHECK(pyramid.baseSamples() == 64);
        CHECK(pyramid.length(1) == static_cast<std::int64_t>(length));
        checkAgainstBruteForce(pyramid, 1, samples, random);
        const MinMaxColumns empty = pyramid.query(0, {0, 100}, 3);
        CHECK(std::isnan(empty.low[1]));
        CHECK(std::isnan(empty.high[2]));
    }
}

TEST_CASE("A column that is whole bins is exact to the sample", "[flow]")
{
    std::vector<double> samples(64 * 8 * 8 * 3, 0.0);
    samples[64 * 8] = 5.0;        // first sample of column 1
    samples[64 * 16 - 1] = -7.0;  // last sample of column 1
    MinMaxPyramid pyramid(1, 0);
    pyramid.append(0, samples);
    const MinMaxColumns columns = pyramid.query(0, {0, std::ssize(samples)}, 24);
    CHECK(columns.low[1] == -7.0f);
    CHECK(columns.high[1] == 5.0f);
    for (std::size_t c = 0; c < 24; ++c)
        if (c != 1) {
            CHECK(columns.low[c] == 0.0f);
            CHECK(columns.high[c] == 0.0f);
        }
}

TEST_CASE("Blocks of any size build the same pyramid", "[flow]")
{
    const std::vector<double> samples = noiseWithHoles(50'000, 4);
    MinMaxPyramid whole(1, 50'000);
    whole.append(0, samples);
    const MinMaxColumns expected = whole.query(0, {17, 49'000}, 333);
    for (const std::size_t size : {1u, 7u, 64u, 4096u}) {
        MinMaxPyramid pyramid(1, 50'000);
        for (std::size_t i = 0; i < samples.size(); i += size)
            pyramid.append(0, std::span(samples).subspan(i, std::min(size, samples.size() - i)));
        const MinMaxColumns got = pyramid.query(0, {17, 49'000}, 333);
        CHECK(isSame(got.low, expected.low));
        CHECK(isSame(got.high, expected.high));
        CHECK(pyramid.bytes() == whole.bytes());
    }
}

TEST_CASE("The base level is chosen so that no recording takes more than 64 MB", "[flow]")
{
    constexpr std::int64_t hour = 2048 * 3600;
    CHECK(MinMaxPyramid(8, hour).baseSamples() == 64);
    CHECK(MinMaxPyramid(64, hour).baseSamples() == 128);
    CHECK(MinMaxPyramid(64, 8 * hour).baseSamples() == 1024);
}

TEST_CASE("A pyramid of unknown length grows coarser instead of larger, and stays right", "[flow]")
{
    constexpr std::size_t limit = 40'000;
    MinMaxPyramid pyramid(2, 0, limit);
    const std::vector<double> first = noiseWithHoles(700'000, 5),
                              second = noiseWithHoles(700'000, 6);
    std::mt19937 random(7);
    std::size_t largest = 0;
    for (std::size_t i = 0; i < first.size(); i += 1000) {
        pyramid.append(0, std::span(first).subspan(i, 1000));
        pyramid.append(1, std::span(second).subspan(i, 1000));
        largest = std::max(largest, pyramid.bytes());
    }
    CHECK(pyramid.baseSamples() > 64);
    CHECK(largest <= limit);
    checkAgainstBruteForce(pyramid, 0, first, random);
    checkAgainstBruteForce(pyramid, 1, second, random);
}

TEST_CASE("A pyramid that took its memory first says the same, and takes none later", "[flow]")
{
    const std::vector<double> samples = noiseWithHoles(400'000, 8);
    MinMaxPyramid plain(1, 0, 20'000), taken(1, 0, 20'000);
    taken.takeMemory();
    const facialis::test::AllocationCount allocations;
    for (std::size_t i = 0; i < samples.size(); i += 100)
        taken.append(0, std::span(samples).subspan(i, 100));
    CHECK(allocations.count() == 0);
    plain.append(0, samples);
    CHECK(taken.baseSamples() == plain.baseSamples());
    const MinMaxColumns expected = plain.query(0, {0, 400'000}, 77);
    const MinMaxColumns got = taken.query(0, {0, 400'000}, 77);
    CHECK(isSame(got.low, expected.low));
    CHECK(isSame(got.high, expected.high));
}
