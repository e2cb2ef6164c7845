// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a text recording: no crash, no hang, and what opens can be read whole.
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "acquisition/files/reader.hpp"
#include "tests/fuzz/input_file.hpp"

namespace facialis::acquisition {
Reader openSignalsTextReader();
Reader brainFlowReader();
Reader openBciGuiTextReader();
Reader delimitedTextReader();
}  // namespace facialis::acquisition

namespace {

using namespace facialis;
using namespace facialis::acquisition;

void readWhole(const Recording& recording)
{
    std::vector<double> samples;
    for (std::size_t k = 0; k < recording.info().channels.size(); ++k) {
        const std::int64_t length = recording.info().channels[k].length;
        samples.resize(static_cast<std::size_t>(length));
        if (!recording.read(k, {0, length}, samples))
            __builtin_trap();  // samples in memory are always there
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const std::array readers{openSignalsTextReader(), openBciGuiTextReader(),
                                    brainFlowReader(), delimitedTextReader()};
    const test::InputFile file(data, size);
    const std::span head(reinterpret_cast<const std::byte*>(data), size < 4096 ? size : 4096);
    for (const Reader& reader : readers)
        for (const OpenOptions& options :
             {OpenOptions{}, OpenOptions{.rate = 1000_Hz, .unit = "uV", .columns = {"2"}},
              OpenOptions{.rate = 1000_Hz}})
            if (reader.recognises(head))
                if (const auto recording = reader.open(file.path(), options))
                    readWhole(**recording);
    return 0;
}
