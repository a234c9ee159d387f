using System.Text.Json.Nodes;

namespace LabelHub.Api.Tests.Labels;

/// <summary>Requests that are lawful as they stand; a test changes the one thing it is about.</summary>
public static class Requests
{
    public static JsonObject Check() => (JsonObject)JsonNode.Parse("""
        { "jurisdiction": "450300", "packagingForm": "simplePackaged", "foodCategory": null, "evaluationDate": "2026-11-21",
          "label": { "foodName": "浓香菜籽油", "ingredients": "油菜籽", "netContent": "5L", "productionDate": "2026-05-20", "productionTime": null,
                     "shelfLife": { "value": 12, "unit": "month" }, "storageConditions": "阴凉、避光、密封", "batchNumber": "20260520-01",
                     "workshopName": "石磨梁榨油坊", "workshopAddress": "广西桂林市石磨梁村6组", "workshopPhone": "0773-2800000",
                     "authorizationNumber": "示例00000001", "brand": null, "slogan": null, "usage": null, "description": null, "notes": [] } }
        """)!;

    public static JsonObject Render(string format = "png")
    {
        var request = Check();
        request["stock"] = new JsonObject { ["widthMm"] = 60, ["heightMm"] = 40 };
        request["dpi"] = 203;
        request["format"] = format;
        request["copies"] = 1;
        request["qrUrl"] = "https://labelhub.example/t/K7M2Q9XW";
        return request;
    }

    public static JsonObject Label(this JsonObject request) => (JsonObject)request["label"]!;
}
