// SPDX-License-Identifier: GPL-3.0-or-later
// The arrows of docs/architecture: ui -> src -> acquisition -> data and src -> dsp -> data/model.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/support/test_data.hpp"

namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

/// What each folder may include of ours, by prefix. The longest matching key rules.
const std::map<std::string, Names> allowed = {
    {"data/model/", {"data/model/"}},
    {"data/flow/", {"data/model/", "data/flow/"}},
    {"data/", {"data/"}},
    {"acquisition/", {"acquisition/", "data/"}},
    {"acquisition/simulation/", {"acquisition/simulation/", "data/model/"}},
    {"dsp/", {"dsp/", "data/model/"}},
    {"src/", {"src/", "acquisition/", "dsp/", "data/"}},
    {"src/interpretation/",
     {"src/interpretation/", "data/model/", "data/knowledge/", "dsp/synchrony/"}},
    {"ui/", {"ui/", "src/", "dsp/", "data/"}},
};

/// Headers of libraries that stay inside one folder.
const std::map<std::string, Names> libraryHomes = {
    {"hdf5.h", {"data/storage/"}},
    {"hdf5_hl.h", {"data/storage/"}},
    {"fftw3.h", {"dsp/spectrum/"}},
    {"termios.h", {"acquisition/devices/"}},
    {"asm/termbits.h", {"acquisition/devices/"}},
    {"matio.h", {"data/storage/"}},
    {"pugixml.hpp", {"acquisition/files/", "acquisition/network/"}},
    {"sndfile.h", {"acquisition/files/wav/"}},
    {"CLI/CLI.hpp", {"src/cli/"}},
};

const std::set<std::string> folders = {"data", "acquisition", "dsp", "src", "ui"};

struct Include {
    std::string file, target;
    bool isHeader = false;
};

std::vector<Include> includesOfTheTree()
{
    static const std::regex pattern(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
    const fs::path root = facialis::test::sourceRoot();
    std::vector<Include> found;
    for (const std::string& folder : folders)
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const std::string extension = entry.path().extension().string();
            if (extension != ".cpp" && extension != ".hpp")
                continue;
            std::ifstream file(entry.path());
            for (std::string line; std::getline(file, line);)
                if (std::smatch match; std::regex_search(line, match, pattern))
                    found.push_back({fs::relative(entry.path(), root).generic_string(), match[1],
                                     extension == ".hpp"});
        }
    return found;
}

bool startsWithAny(const std::string& text, const Names& prefixes)
{
    for (const std::string& prefix : prefixes)
        if (text.starts_with(prefix))
            return true;
    return false;
}

bool isOurs(const std::string& target)
{
    return folders.contains(target.substr(0, target.find('/')));
}

/// Empty when the arrow is allowed.
std::string objection(const Include& include)
{
    if (isOurs(include.target)) {
        const Names* rule = nullptr;
        std::size_t longest = 0;
        for (const auto& [prefix, names] : allowed)
            if (include.file.starts_with(prefix) && prefix.size() >= longest) {
                longest = prefix.size();
                rule = &names;
            }
        if (rule && !startsWithAny(include.target, *rule))
            return include.file + " must not include " + include.target;
    }
    if (const auto home = libraryHomes.find(include.target);
        home != libraryHomes.end() && !startsWithAny(include.file, home->second))
        return include.file + " must not include " + include.target;
    const bool isQt = std::regex_match(include.target, std::regex(R"((Qt[A-Za-z]*/)?Q[A-Z]\w+)"));
    if (isQt && !include.file.starts_with("ui/"))
        return include.file + " must not include Qt (" + include.target + ")";
    if (include.target.starts_with("Eigen/") && include.isHeader)
        return include.file + " must not include Eigen in a header";
    return {};
}

}  // namespace

TEST_CASE("Every include points down the house", "[architecture]")
{
    const std::vector<Include> includes = includesOfTheTree();
    REQUIRE(includes.size() > 100);
    std::string objections;
    for (const Include& include : includes)
        if (const std::string text = objection(include); !text.empty())
            objections += text + "\n";
    CHECK(objections == "");
}

TEST_CASE("The rule that guards the house would catch each kind of intruder", "[architecture]")
{
    CHECK(objection({"dsp/filter/notch.cpp", "src/analysis/blinks.hpp"}) != "");
    CHECK(objection({"dsp/filter/notch.cpp", "data/formats/edf_file.hpp"}) != "");
    CHECK(objection({"data/model/burst.hpp", "data/formats/edf_file.hpp"}) != "");
    CHECK(objection({"acquisition/source.hpp", "dsp/filter/biquad.hpp"}) != "");
    CHECK(objection({"ui/main_window.cpp", "acquisition/source.hpp"}) != "");
    CHECK(objection({"src/cli/info.cpp", "QString"}) != "");
    CHECK(objection({"src/cli/info.cpp", "QtCore/QString"}) != "");
    CHECK(objection({"src/cli/info.cpp", "hdf5.h"}) != "");
    CHECK(objection({"dsp/filter/notch.cpp", "fftw3.h"}) != "");
    CHECK(objection({"dsp/noise/whitening.hpp", "Eigen/Dense", true}) != "");
    CHECK(objection({"dsp/noise/whitening.cpp", "Eigen/Dense", false}) == "");
    CHECK(objection({"ui/main_window.cpp", "src/analysis/analyze.hpp"}) == "");
}

TEST_CASE("Every source file states its licence on its first line", "[architecture]")
{
    const fs::path root = facialis::test::sourceRoot();
    std::string missing;
    for (const char* folder : {"data", "acquisition", "dsp", "src", "ui", "tests", "scripts"})
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            static const std::set<std::string> kinds = {".cpp", ".hpp",  ".py",
                                                        ".sh",  ".toml", ".cmake"};
            if (!kinds.contains(entry.path().extension().string()))
                continue;
            std::ifstream file(entry.path());
            std::string first, second;
            std::getline(file, first);
            std::getline(file, second);
            if ((first + second).find("SPDX-License-Identifier: GPL-3.0-or-later") ==
                std::string::npos)
                missing += entry.path().string() + "\n";
        }
    CHECK(missing == "");
}
