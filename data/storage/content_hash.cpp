// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/content_hash.hpp"

#include <algorithm>
#include <array>

#include "data/storage/sample_dataset.hpp"
#include "data/storage/sha256.hpp"

namespace facialis {

namespace {

/// Damaged files may lead in circles.
constexpr int deepest = 16;

/// Values that are not hashed here; that they are there is.
bool isLeftOut(std::string_view path)
{
    static constexpr std::array others{"/file_create_date", "/facialis/analysis",
                                       "/facialis@created"};
    const bool isSamples = path.starts_with("/acquisition/") && path.ends_with("/data");
    return isSamples || std::ranges::count(others, path) > 0;
}

/// What is written after everything was hashed.
bool isWrittenLast(std::string_view path)
{
    return path.starts_with("/facialis/section_");
}

std::string pathOf(std::string parent, const std::string& child)
{
    parent += '/';
    return parent += child;
}

class ContentHasher {
public:
    void addAttributes(const Hdf5Object& object, const std::string& path)
    {
        std::vector<std::string> names;
        const auto collect = [](hid_t, const char* name, const H5A_info_t*, void* into) -> herr_t {
            static_cast<std::vector<std::string>*>(into)->emplace_back(name);
            return 0;
        };
        require(H5Aiterate2(object.id(), H5_INDEX_NAME, H5_ITER_INC, nullptr, collect, &names),
                "cannot be listed", object.where());
        for (const std::string& name : names) {
            const std::string label = '@' + name;
            if (isLeftOut(path + label))
                continue;
            add(label);
            const Hdf5Handle attribute(H5Aopen(object.id(), name.c_str(), H5P_DEFAULT), H5Aclose,
                                       "cannot be read", object.where());
            const Hdf5Handle type(H5Aget_type(attribute.get()), H5Tclose, "cannot be read",
                                  object.where());
            const H5T_class_t kind = H5Tget_class(type.get());
            if (kind == H5T_STRING)
                add(object.texts(name));
            else if (kind == H5T_INTEGER || kind == H5T_FLOAT)
                add(object.numbers(name));
        }
    }

    void addChild(const Hdf5Object& parent, const std::string& name, const std::string& path,
                  int depth)
    {
        if (isWrittenLast(path))
            return;
        add(name);
        H5L_info_t link;
        require(H5Lget_info(parent.id(), name.c_str(), &link, H5P_DEFAULT), "cannot be read",
                parent.where());
        if (link.type == H5L_TYPE_SOFT) {
            addLink(parent, name, link.u.val_size);
        } else if (depth < deepest && parent.isGroup(name)) {
            const Hdf5Object group = parent.openGroup(name);
            addAttributes(group, path);
            for (const std::string& child : group.children())
                addChild(group, child, pathOf(path, child), depth + 1);
        } else if (link.type == H5L_TYPE_HARD) {
            const Hdf5Object dataset = parent.openDataset(name);
            addAttributes(dataset, path);
            if (!isLeftOut(path))
                addValues(parent, name, dataset);
        }
    }

    [[nodiscard]] std::string finished() { return sha256_.finished(); }

private:
    void addLink(const Hdf5Object& parent, const std::string& name, std::size_t size)
    {
        constexpr std::size_t longestPath = 4096;
        std::string target(std::min(size, longestPath), '\0');
        require(H5Lget_val(parent.id(), name.c_str(), target.data(), target.size(), H5P_DEFAULT),
                "cannot be read", parent.where());
        add(target);
    }

    void addValues(const Hdf5Object& parent, const std::string& name, const Hdf5Object& dataset)
    {
        const Hdf5Handle type(H5Dget_type(dataset.id()), H5Tclose, "cannot be read",
                              dataset.where());
        const Hdf5Handle space(H5Dget_space(dataset.id()), H5Sclose, "cannot be read",
                               dataset.where());
        const H5T_class_t kind = H5Tget_class(type.get());
        if (kind == H5T_STRING)
            add(parent.readTexts(name));
        else if (kind != H5T_INTEGER && kind != H5T_FLOAT)
            return;
        else if (H5Sget_simple_extent_ndims(space.get()) == 2)
            addMatrix(SampleDataset(parent.openDataset(name, std::size_t{1} << 20)));
        else
            add(parent.readNumbers(name));
    }

    void addMatrix(const SampleDataset& matrix)
    {
        constexpr std::int64_t portion = 65536;
        std::vector<double> values;
        for (std::size_t column = 0; column < matrix.columns(); ++column)
            for (std::int64_t begin = 0; begin < matrix.frames(); begin += portion) {
                const SampleRange range{begin, std::min(begin + portion, matrix.frames())};
                values.resize(static_cast<std::size_t>(range.length()));
                matrix.read(column, range, values);
                sha256_.add(std::span<const double>(values));
            }
        add(std::to_string(matrix.frames()));
    }

    /// The length goes first, so that texts cannot run into each other.
    void add(const std::string& text)
    {
        const std::string framed = std::to_string(text.size()) + ":" + text;
        sha256_.add(std::as_bytes(std::span(framed)));
    }
    void add(const std::vector<std::string>& texts)
    {
        add(std::to_string(texts.size()));
        for (const std::string& text : texts)
            add(text);
    }
    void add(const std::vector<double>& numbers)
    {
        add(std::to_string(numbers.size()));
        sha256_.add(std::span<const double>(numbers));
    }

    Sha256 sha256_;
};

}  // namespace

std::vector<SectionHash> hashSections(const Hdf5Object& root)
{
    std::vector<SectionHash> sections;
    ContentHasher own;
    own.addAttributes(root, "/");
    for (const std::string& name : root.children()) {
        const std::string path = "/" + name;
        if (!root.isGroup(name)) {
            own.addChild(root, name, path, 0);
            continue;
        }
        ContentHasher section;
        section.addChild(root, name, path, 0);
        sections.push_back({path, section.finished()});
    }
    sections.push_back({"/", own.finished()});
    return sections;
}

}  // namespace facialis
