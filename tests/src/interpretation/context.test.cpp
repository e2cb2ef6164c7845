// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/context.hpp"

#include <catch2/catch.hpp>

#include "tests/src/interpretation/examples.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::engine;

namespace {

Result<Context> read(const std::string& text)
{
    const test::TemporaryFolder folder;
    test::writeContent(folder.file("context.toml"), text);
    return contextFromToml(folder.file("context.toml"));
}

}  // namespace

TEST_CASE("Answers are read by their dotted keys; what is not there was not asked",
          "[interpretation]")
{
    const auto context =
        read("[history]\nfacial_palsy = true\npain = false\n[triggers]\nstress = true\n");
    REQUIRE(context.has_value());
    CHECK(context->answer("history.facial_palsy") == true);
    CHECK(context->answer("history.pain") == false);
    CHECK(context->answer("triggers.stress") == true);
    CHECK_FALSE(context->answer("labs.low_calcium").has_value());
    CHECK(read("")->answers.empty());
}

TEST_CASE("Unknown keys and impossible values are all listed, and nothing is applied",
          "[interpretation]")
{
    const auto context =
        read("[history]\nfacial_paralysis = true\npain = 3\n[blood]\nsugar = true\n");
    REQUIRE_FALSE(context.has_value());
    const std::string sentence = context.error().sentence();
    for (const char* part :
         {"history.facial_paralysis", "blood.sugar", "history.pain", "line 3", "context-template"})
        CHECK(sentence.find(part) != std::string::npos);
    CHECK(sentence.find('\n') == std::string::npos);
}

TEST_CASE("Broken syntax names its line, a missing file its path", "[interpretation]")
{
    const auto broken = read("[history]\npain = tru\n");
    REQUIRE_FALSE(broken.has_value());
    CHECK(broken.error().where.find("context.toml:2") != std::string::npos);
    CHECK_FALSE(contextFromToml("no such file.toml").has_value());
    CHECK_FALSE(contextFromToml("/").has_value());
}

TEST_CASE("The template holds every key and reads back as an empty context", "[interpretation]")
{
    const std::string text = contextTemplate();
    const auto context = read(text);
    REQUIRE(context.has_value());
    CHECK(context->answers.empty());

    // With its comment marks taken away it answers every question.
    std::string answered;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = text.find('\n', begin);
        const std::string line = text.substr(begin, end - begin);
        const bool isAnswer = line.rfind("# ", 0) == 0 && line.find(" = ") != std::string::npos;
        answered += (isAnswer ? line.substr(2) : line) + "\n";
        begin = end + 1;
    }
    const auto all = read(answered);
    REQUIRE(all.has_value());
    CHECK(all->answers.size() == test::knowledge().questions().size());
}

TEST_CASE("Answers from a findings file are checked alike", "[interpretation]")
{
    const auto wrong = checkedContext({{"history.nonsense", true}, {"drugs.x", true}},
                                      "findings.json", test::knowledge());
    REQUIRE_FALSE(wrong.has_value());
    CHECK(wrong.error().what.find("'drugs.x', 'history.nonsense'") != std::string::npos);
    CHECK(checkedContext({{"history.pain", true}}, "", test::knowledge()).has_value());
}
