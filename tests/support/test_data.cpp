// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_data.hpp"

#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace facialis::test {

namespace fs = std::filesystem;

namespace {

fs::path fromEnvironment(const char* name, const char* fallback)
{
    const char* value = std::getenv(name);
    return value && *value ? value : fallback;
}

}  // namespace

std::optional<fs::path> testData(std::string_view relative)
{
    const fs::path path = fromEnvironment("FACIALIS_TEST_DATA", TEST_DATA_FOLDER) / relative;
    return fs::exists(path) ? std::optional(path) : std::nullopt;
}

fs::path sourceRoot()
{
    return fromEnvironment("FACIALIS_SOURCE", SOURCE_FOLDER);
}

fs::path program(std::string_view name)
{
    return fromEnvironment("FACIALIS_BIN", PROGRAM_FOLDER) / name;
}

TemporaryFolder::TemporaryFolder()
{
    std::string pattern = (fs::temp_directory_path() / "facialis-test-XXXXXX").string();
    if (!::mkdtemp(pattern.data()))
        throw std::runtime_error("no temporary folder can be made");
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

Outcome run(const std::vector<std::string>& command)
{
    const TemporaryFolder folder;
    const std::string outPath = folder.file("out"), errPath = folder.file("err");
    std::vector<char*> arguments;
    for (const std::string& word : command)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);

    const pid_t child = ::fork();
    if (child < 0)
        throw std::runtime_error("no process can be started");
    if (child == 0) {
        const int in = ::open("/dev/null", O_RDONLY);
        const int out = ::open(outPath.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
        const int err = ::open(errPath.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
        ::dup2(in, 0);
        ::dup2(out, 1);
        ::dup2(err, 2);
        ::execvp(arguments[0], arguments.data());
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    Outcome outcome;
    outcome.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    outcome.out = contentOf(outPath);
    outcome.err = contentOf(errPath);
    return outcome;
}

std::string contentOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void writeContent(const fs::path& path, std::string_view content)
{
    std::ofstream(path, std::ios::binary)
        .write(content.data(), static_cast<std::streamsize>(content.size()));
}

}  // namespace facialis::test
