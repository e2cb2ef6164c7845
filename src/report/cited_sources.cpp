// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/cited_sources.hpp"

namespace facialis::engine {

std::string CitedSources::tags(const std::string& source)
{
    std::string tags;
    std::size_t begin = 0;
    while (begin < source.size()) {
        // A citation may hold "; " itself: only behind a tag does the next one begin.
        const std::size_t separator = source.find("]; ", begin);
        const std::size_t end = separator == std::string::npos ? source.size() : separator + 1;
        const std::string one = source.substr(begin, end - begin);
        const std::size_t open = one.rfind('[');
        const bool isTagged = open != std::string::npos && one.back() == ']';
        const std::string tag = isTagged ? one.substr(open + 1, one.size() - open - 2) : one;
        if (isTagged)
            list_[tag] = one.substr(0, open > 0 ? open - 1 : 0);
        tags += (tags.empty() ? "" : ", ") + tag;
        begin = end + 2;
    }
    return tags;
}

}  // namespace facialis::engine
