"""People: staff are made here; partners come by invitation on their organisation's page."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, ReadOnlyPasswordHashWidget, UserChangeForm
from django.utils.translation import gettext_lazy as _

from ..models import Membership, User
from .keys import KeyedFields
from .listing import ListAdmin, NamedCellsFormSet


class NewUserForm(AdminUserCreationForm):
    class Meta:
        model = User
        fields = ["email", "name", "is_staff"]


class PasswordKept(ReadOnlyPasswordHashWidget):
    """What is told of the kept password: a text, so without the attributes of a field."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        return {name: value for name, value in super().build_attrs(base_attrs, extra_attrs).items() if name == "id"}


class UserForm(UserChangeForm):
    class Meta:
        model = User
        fields = "__all__"

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if "password" in self.fields:
            self.fields["password"].widget = PasswordKept()


class MembershipInline(KeyedFields, admin.TabularInline):
    model = Membership
    formset = NamedCellsFormSet
    extra = 0
    autocomplete_fields = ["partner"]
    readonly_fields = ["invited_at"]


@admin.register(User)
class UserAdmin(ListAdmin, DjangoUserAdmin):
    form = UserForm
    add_form = NewUserForm
    add_form_template = "admin/add_user.html"
    list_display = ["email", "name", "is_staff", "is_active", "last_login"]
    list_filter = ["is_staff", "is_active", "groups"]
    search_fields = ["email", "name"]
    ordering = ["email"]
    filter_horizontal = ["groups", "user_permissions"]
    readonly_fields = ["last_login", "date_joined"]
    inlines = [MembershipInline]
    fieldsets = [
        (None, {"fields": ["email", "name", "language", "password"]}),
        (_("Rights"), {"fields": ["is_active", "is_staff", "is_superuser", "groups", "user_permissions"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["email", "name", "is_staff", "usable_password", "password1", "password2"]}),
    ]

    def get_inlines(self, request, obj):
        return self.inlines if obj else []
