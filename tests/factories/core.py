"""Parties and places."""

import factory
from factory.django import DjangoModelFactory

from core.models import (
    Facility,
    Membership,
    Organisation,
    OrganisationRole,
    Region,
    User,
)


class RegionFactory(DjangoModelFactory):
    """A county of its own prefecture and province, found again by its code."""

    class Meta:
        model = Region
        django_get_or_create = ("code",)

    code = "520527"
    name_zh_hans = "赫章县"
    name_en = "Hezhang County"
    level = Region.Level.COUNTY

    @factory.lazy_attribute
    def parent(self):
        province, _ = Region.objects.get_or_create(
            code=f"{self.code[:2]}0000",
            defaults={
                "name_zh_hans": "贵州省",
                "name_en": "Guizhou",
                "level": "province",
            },
        )
        prefecture, _ = Region.objects.get_or_create(
            code=f"{self.code[:4]}00",
            defaults={
                "name_zh_hans": "毕节市",
                "name_en": "Bijie",
                "level": "prefecture",
                "parent": province,
            },
        )
        return prefecture


class OrganisationFactory(DjangoModelFactory):
    """A supplying cooperative."""

    class Meta:
        model = Organisation
        skip_postgeneration_save = True

    kind = Organisation.Kind.COOPERATIVE
    name_zh_hans = factory.Sequence("云岭核桃合作社{}".format)
    name_en = factory.Sequence("Yunling Walnut Cooperative {}".format)
    slug = factory.Sequence("yunling-{}".format)
    region = factory.SubFactory(RegionFactory)
    place_zh_hans = "云岭村"
    place_en = "Yunling village"

    @factory.post_generation
    def roles(self, create, extracted, **kwargs):
        for role in extracted or [OrganisationRole.Role.SUPPLIES]:
            OrganisationRole.objects.create(organisation=self, role=role)


class FacilityFactory(DjangoModelFactory):
    class Meta:
        model = Facility

    organisation = factory.SubFactory(OrganisationFactory)
    kind = Facility.Kind.PRODUCTION_BASE
    name_zh_hans = "云岭基地"
    name_en = "Yunling base"
    region = factory.SelfAttribute("organisation.region")
    altitude_m = 1996


class UserFactory(DjangoModelFactory):
    """A person with an e-mail address; the password is `secret`."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence("person{}@example.org".format)
    password = factory.django.Password("secret")


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = Membership.Role.OFFICER
