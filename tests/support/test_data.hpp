// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace facialis::test {

/// A real recording of ../shared/data ("emg/biosppy_emg_1.txt"); empty when it is not on this
/// machine.
[[nodiscard]] std::optional<std::filesystem::path> testData(std::string_view relative);

/// The root of the source tree, for reference values beside the tests.
[[nodiscard]] std::filesystem::path sourceRoot();

/// The built `facialis` or `facialis-workstation`.
[[nodiscard]] std::filesystem::path program(std::string_view name);

/// A folder of its own for one test, removed with everything in it at the end.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] std::string file(std::string_view name) const { return (path_ / name).string(); }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// What a program left behind.
struct Outcome {
    int exitCode = -1;
    std::string out, err;
};

/// Runs a program with arguments (no shell) and waits for it.
[[nodiscard]] Outcome run(const std::vector<std::string>& command);

/// The whole content of a file.
[[nodiscard]] std::string contentOf(const std::filesystem::path& path);
void writeContent(const std::filesystem::path& path, std::string_view content);

}  // namespace facialis::test

/// Declares `name` as the path of a real recording, or says that the test is skipped and leaves it.
#define FACIALIS_TEST_FILE(name, relative)                          \
    const auto name##Found = ::facialis::test::testData(relative);  \
    if (!name##Found) {                                             \
        WARN("skipped: " relative " is not in FACIALIS_TEST_DATA"); \
        SUCCEED();                                                  \
        return;                                                     \
    }                                                               \
    const std::string name = name##Found->string()
