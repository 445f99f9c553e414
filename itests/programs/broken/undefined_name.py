def area(radius):
    return pi * radius ** 2


print("before")
print(area(3))
