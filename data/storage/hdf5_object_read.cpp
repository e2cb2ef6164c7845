// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstring>

#include "data/storage/hdf5_object.hpp"

namespace facialis {

namespace {

/// More than any table of ours holds; a damaged size must not become an allocation.
constexpr hssize_t mostElements = 20'000'000;
constexpr std::size_t longestFixedText = 1 << 20;

/// An attribute or a dataset, whichever: what reading needs to know of it.
struct Value {
    Hdf5Handle handle, type, space;
    herr_t (*read)(hid_t id, hid_t memoryType, void* into);
    std::string where;

    [[nodiscard]] std::size_t count() const
    {
        const hssize_t points = H5Sget_simple_extent_npoints(space.get());
        if (points < 0 || points > mostElements)
            throw Hdf5Failure{
                {"states an impossible number of values", where, "the file is damaged"}};
        return static_cast<std::size_t>(points);
    }
};

Value attributeValue(const Hdf5Object& object, const std::string& name)
{
    const std::string where = object.where() + "@" + name;
    if (H5Aexists(object.id(), name.c_str()) <= 0)
        throw Hdf5Failure{{"the attribute '" + name + "' is missing", object.where(), {}}};
    Value value;
    value.where = where;
    value.handle = {H5Aopen(object.id(), name.c_str(), H5P_DEFAULT), H5Aclose, "cannot be read",
                    where};
    value.type = {H5Aget_type(value.handle.get()), H5Tclose, "cannot be read", where};
    value.space = {H5Aget_space(value.handle.get()), H5Sclose, "cannot be read", where};
    value.read = [](hid_t id, hid_t type, void* into) { return H5Aread(id, type, into); };
    return value;
}

Value datasetValue(const Hdf5Object& parent, const std::string& name)
{
    Value value;
    value.where = parent.file() + " at " + parent.pathOf(name);
    if (!parent.has(name))
        throw Hdf5Failure{{"'" + name + "' is missing", parent.where(), {}}};
    value.handle = {H5Dopen2(parent.id(), name.c_str(), H5P_DEFAULT), H5Dclose, "cannot be read",
                    value.where};
    value.type = {H5Dget_type(value.handle.get()), H5Tclose, "cannot be read", value.where};
    value.space = {H5Dget_space(value.handle.get()), H5Sclose, "cannot be read", value.where};
    value.read = [](hid_t id, hid_t type, void* into) {
        return H5Dread(id, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, into);
    };
    return value;
}

std::vector<std::string> variableTexts(const Value& value, std::size_t count)
{
    const Hdf5Handle type(H5Tcopy(value.type.get()), H5Tclose, "cannot be read", value.where);
    std::vector<char*> pointers(count, nullptr);
    require(value.read(value.handle.get(), type.get(), pointers.data()), "cannot be read",
            value.where);
    std::vector<std::string> texts;
    texts.reserve(count);
    for (const char* pointer : pointers)
        texts.emplace_back(pointer ? pointer : "");
    H5Dvlen_reclaim(type.get(), value.space.get(), H5P_DEFAULT, pointers.data());
    return texts;
}

std::vector<std::string> fixedTexts(const Value& value, std::size_t count)
{
    const std::size_t width = H5Tget_size(value.type.get());
    if (width == 0 || width > longestFixedText || count * width > (std::size_t{1} << 28))
        throw Hdf5Failure{{"states an impossible text length", value.where, "the file is damaged"}};
    std::vector<char> bytes(count * width);
    require(value.read(value.handle.get(), value.type.get(), bytes.data()), "cannot be read",
            value.where);
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < count; ++i) {
        const char* begin = bytes.data() + i * width;
        texts.emplace_back(begin, strnlen(begin, width));
    }
    return texts;
}

std::vector<std::string> textsOf(const Value& value)
{
    if (H5Tget_class(value.type.get()) != H5T_STRING)
        throw Hdf5Failure{{"holds something else than text", value.where, {}}};
    const std::size_t count = value.count();
    if (count == 0)
        return {};
    return H5Tis_variable_str(value.type.get()) > 0 ? variableTexts(value, count)
                                                    : fixedTexts(value, count);
}

std::vector<double> numbersOf(const Value& value)
{
    const H5T_class_t kind = H5Tget_class(value.type.get());
    if (kind != H5T_INTEGER && kind != H5T_FLOAT)
        throw Hdf5Failure{{"holds something else than numbers", value.where, {}}};
    std::vector<double> numbers(value.count());
    if (!numbers.empty())
        require(value.read(value.handle.get(), H5T_NATIVE_DOUBLE, numbers.data()), "cannot be read",
                value.where);
    return numbers;
}

template <class T>
T only(std::vector<T> values, const std::string& where)
{
    if (values.size() != 1)
        throw Hdf5Failure{
            {"holds " + std::to_string(values.size()) + " values, not one", where, {}}};
    return std::move(values.front());
}

}  // namespace

bool Hdf5Object::has(const std::string& name) const
{
    return H5Lexists(id(), name.c_str(), H5P_DEFAULT) > 0 &&
           H5Oexists_by_name(id(), name.c_str(), H5P_DEFAULT) > 0;
}

bool Hdf5Object::hasAttribute(const std::string& name) const
{
    return H5Aexists(id(), name.c_str()) > 0;
}

std::vector<std::string> Hdf5Object::children() const
{
    std::vector<std::string> names;
    const auto collect = [](hid_t, const char* name, const H5L_info_t*, void* into) -> herr_t {
        static_cast<std::vector<std::string>*>(into)->emplace_back(name);
        return 0;
    };
    require(H5Literate(id(), H5_INDEX_NAME, H5_ITER_INC, nullptr, collect, &names),
            "cannot be listed", where());
    return names;
}

bool Hdf5Object::isGroup(const std::string& child) const
{
    H5O_info_t info;
    return has(child) && H5Oget_info_by_name(id(), child.c_str(), &info, H5P_DEFAULT) >= 0 &&
           info.type == H5O_TYPE_GROUP;
}

Hdf5Object Hdf5Object::openGroup(const std::string& name) const
{
    if (!isGroup(name))
        throw Hdf5Failure{{"the group '" + name + "' is missing", where(), {}}};
    return {{H5Gopen2(id(), name.c_str(), H5P_DEFAULT), H5Gclose, "cannot be opened", where()},
            file_,
            pathOf(name)};
}

Hdf5Object Hdf5Object::openDataset(const std::string& name, std::size_t chunkCacheBytes) const
{
    if (!has(name))
        throw Hdf5Failure{{"the dataset '" + name + "' is missing", where(), {}}};
    const Hdf5Handle access(H5Pcreate(H5P_DATASET_ACCESS), H5Pclose, "cannot be opened", where());
    if (chunkCacheBytes > 0)
        require(H5Pset_chunk_cache(access.get(), 4099, chunkCacheBytes, 0.75), "cannot be opened",
                where());
    return {{H5Dopen2(id(), name.c_str(), access.get()), H5Dclose, "cannot be opened", where()},
            file_,
            pathOf(name)};
}

std::string Hdf5Object::text(const std::string& attribute) const
{
    return only(textsOf(attributeValue(*this, attribute)), where() + "@" + attribute);
}

std::vector<std::string> Hdf5Object::texts(const std::string& attribute) const
{
    return textsOf(attributeValue(*this, attribute));
}

double Hdf5Object::number(const std::string& attribute) const
{
    return only(numbers(attribute), where() + "@" + attribute);
}

std::vector<double> Hdf5Object::numbers(const std::string& attribute) const
{
    return numbersOf(attributeValue(*this, attribute));
}

std::string Hdf5Object::readText(const std::string& name) const
{
    return only(textsOf(datasetValue(*this, name)), file_ + " at " + pathOf(name));
}

std::vector<std::string> Hdf5Object::readTexts(const std::string& name) const
{
    return textsOf(datasetValue(*this, name));
}

std::vector<double> Hdf5Object::readNumbers(const std::string& name) const
{
    return numbersOf(datasetValue(*this, name));
}

std::vector<hsize_t> extentOf(const Hdf5Object& dataset, int most)
{
    const Hdf5Handle space(H5Dget_space(dataset.id()), H5Sclose, "cannot be read", dataset.where());
    const int dimensions = H5Sget_simple_extent_ndims(space.get());
    if (dimensions < 1 || dimensions > most)
        throw Hdf5Failure{{"has " + std::to_string(dimensions) + " dimensions, which no signal has",
                           dataset.where(),
                           {}}};
    std::vector<hsize_t> extent(static_cast<std::size_t>(dimensions));
    require(H5Sget_simple_extent_dims(space.get(), extent.data(), nullptr), "cannot be read",
            dataset.where());
    return extent;
}

}  // namespace facialis
