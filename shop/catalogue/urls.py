from django.urls import path

from . import views

app_name = "catalogue"
urlpatterns = [
    path("products/", views.product_list, name="product-list"),
    path("p/<slug:slug>-<int:pk>/", views.product_detail, name="product-detail"),
    path("c/<path:path>/", views.category_detail, name="category-detail"),
    path("s/<slug:slug>-<int:pk>/", views.supplier_detail, name="supplier-detail"),
]
