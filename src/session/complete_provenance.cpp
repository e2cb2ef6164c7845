// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/complete_provenance.hpp"

#include <ctime>
#include <fmt/chrono.h>

#include "data/storage/session_file.hpp"

namespace facialis::engine {

Result<void> completeProvenance(AnalysisResult& analysis, const std::string& path)
{
    Result<std::string> sha256 = sha256OfFile(path);
    if (!sha256)
        return tl::unexpected(sha256.error());
    analysis.provenance.inputSha256 = std::move(*sha256);
    analysis.provenance.created =
        fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
    return {};
}

}  // namespace facialis::engine
