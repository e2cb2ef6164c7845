// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/small_patient.hpp"

#include <string_view>

#include "data/model/memory_recording.hpp"

namespace facialis::test {

std::unique_ptr<Recording> smallPatient(double burstMicrovolts)
{
    constexpr std::int64_t length = 24000;
    RecordingInfo info;
    info.path = "small_patient";
    info.format = "made for a test";
    info.duration = Duration(24.0);
    info.start = StartTime{.year = 2025, .month = 3, .day = 4, .hour = 14, .minute = 0};
    info.annotations = {{Duration(0.0), Duration(6.0), "rest", {}},
                        {Duration(6.0), Duration(4.0), "smile", {}}};
    std::vector<std::vector<double>> stored;
    std::uint64_t state = 12345;
    const auto noise = [&state] {
        double sum = 0.0;
        for (int i = 0; i < 4; ++i) {
            state = state * 6364136223846793005ULL + 1442695040888963407ULL;
            sum += static_cast<double>(state >> 40) / static_cast<double>(1 << 24) - 0.5;
        }
        return sum;
    };
    for (const char* label : {"EMG OOc L", "EMG OOc R", "EMG Zyg L", "EMG Zyg R"}) {
        Channel channel;
        channel.label = label;
        channel.rate = Frequency(1000.0);
        channel.length = length;
        channel.dimension = Dimension::voltage;
        channel.unit = "V";
        info.channels.push_back(channel);
        std::vector<double> samples(length);
        const bool isLeft = std::string_view(label).ends_with('L');
        for (std::int64_t i = 0; i < length; ++i) {
            const bool isBurst = isLeft && i % 2000 >= 1000 && i % 2000 < 1200;
            samples[static_cast<std::size_t>(i)] =
                (isBurst ? burstMicrovolts : 4.0) * 1e-6 * noise();
        }
        stored.push_back(std::move(samples));
    }
    return std::make_unique<MemoryRecording>(std::move(info), std::move(stored));
}

}  // namespace facialis::test
